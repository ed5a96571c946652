package com.ziraai.channel.receipt;

import com.ziraai.channel.receipt.NotTakenException.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Bodies on their way in. All together they never hold more than a bound, which counts what has
 * come and not what was announced: whoever only announces takes nobody's place.
 */
final class Inflow {

    private final long bound;
    private final Duration timeout;
    private final AtomicLong held = new AtomicLong();

    Inflow(ReceiptSettings settings) {
        this.bound = settings.inFlight().toBytes();
        this.timeout = settings.timeout();
    }

    /**
     * Reads the body, as it was sent, and gives it to the work; its bytes count until that is done.
     * Fails with {@link NotTakenException}.
     *
     * @param largest bytes of the largest body the provider sends
     */
    <T> Mono<T> read(ServerRequest request, int largest, Function<byte[], Mono<T>> work) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return Mono.error(new NotTakenException(Why.ENCODED));
        }
        if (headers.getContentLength() > largest) {
            return Mono.error(new NotTakenException(Why.TOO_LARGE));
        }
        return Mono.using(
                () -> new Body(largest),
                body -> gather(request, body).then(Mono.defer(() -> work.apply(body.bytes()))),
                Body::leave);
    }

    private Mono<Void> gather(ServerRequest request, Body body) {
        return request.bodyToFlux(DataBuffer.class)
                .doOnNext(body::add)
                .then()
                .timeout(timeout)
                .onErrorMap(TimeoutException.class, _ -> new NotTakenException(Why.TOO_SLOW));
    }

    /** One body and its share of what is held; used by one request, one signal at a time. */
    private final class Body {

        private final int largest;
        private final List<byte[]> parts = new ArrayList<>();
        private int size;

        Body(int largest) {
            this.largest = largest;
        }

        void add(DataBuffer buffer) {
            try {
                int length = buffer.readableByteCount();
                admit(length);
                byte[] part = new byte[length];
                buffer.read(part);
                parts.add(part);
            } finally {
                DataBufferUtils.release(buffer);
            }
        }

        private void admit(int length) {
            if (size + length > largest) {
                throw new NotTakenException(Why.TOO_LARGE);
            }
            size += length;
            if (held.addAndGet(length) > bound) {
                throw new NotTakenException(Why.NO_ROOM);
            }
        }

        byte[] bytes() {
            byte[] whole = new byte[size];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, whole, at, part.length);
                at += part.length;
            }
            parts.clear();
            return whole;
        }

        void leave() {
            held.addAndGet(-size);
        }
    }
}
