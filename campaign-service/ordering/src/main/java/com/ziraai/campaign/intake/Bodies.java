package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.ProblemException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads request bodies whole, no more of them at a time than there is room for, and lets a few be
 * worked on at a time. Those that wait stay as they came from the network, outside of the heap.
 */
final class Bodies {

    /** When those that are held may have been worked on. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final DataBuffer NOTHING =
            DefaultDataBufferFactory.sharedInstance.wrap(new byte[0]);

    private final int longest;
    private final long room;
    private final Duration idle;
    private final IntakePermits permits;
    private final AtomicLong held = new AtomicLong();

    Bodies(IntakeProperties properties, IntakePermits permits) {
        this.longest = Math.toIntExact(properties.maxBody().toBytes());
        this.room = Math.max(longest, properties.room().toBytes());
        this.idle = properties.idle();
        this.permits = permits;
    }

    /** The part of the room one request takes. */
    private final class Claim {

        private long bytes;

        void grow(long more) {
            bytes += more;
            if (held.addAndGet(more) > room) {
                throw ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, "INTAKE_BUSY", SOON);
            }
        }

        void grow(DataBuffer buffer) {
            try {
                grow(buffer.readableByteCount());
            } catch (ProblemException full) {
                DataBufferUtils.release(buffer);
                throw full;
            }
        }

        void end() {
            held.addAndGet(-bytes);
        }
    }

    /**
     * Reads the body, uses it when its turn has come, and holds it until that has ended. Fails with
     * 413 REQUEST_TOO_LARGE once it is longer than allowed, 429 INTAKE_BUSY while there is no room,
     * and 408 REQUEST_TIMEOUT when nothing more of it comes.
     */
    <T> Mono<T> with(ServerRequest request, Function<byte[], Mono<T>> use) {
        return with(
                request.headers().contentLength(), request.exchange().getRequest().getBody(), use);
    }

    /**
     * @param announced bytes, if the request says so
     */
    <T> Mono<T> with(OptionalLong announced, Flux<DataBuffer> body, Function<byte[], Mono<T>> use) {
        return Mono.using(
                Claim::new,
                claim -> read(announced, body, claim).flatMap(whole -> permitted(whole, use)),
                Claim::end);
    }

    private <T> Mono<T> permitted(DataBuffer body, Function<byte[], Mono<T>> use) {
        return Mono.using(
                () -> body,
                whole -> permits.with(Mono.defer(() -> use.apply(bytes(whole)))),
                DataBufferUtils::release);
    }

    private Mono<DataBuffer> read(OptionalLong announced, Flux<DataBuffer> body, Claim claim) {
        if (announced.orElse(0) > longest) {
            return Mono.error(
                    ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "REQUEST_TOO_LARGE"));
        }
        announced.ifPresent(claim::grow);
        Flux<DataBuffer> claimed = announced.isPresent() ? body : body.doOnNext(claim::grow);
        return DataBufferUtils.join(claimed.timeout(idle), longest)
                .onErrorMap(
                        TimeoutException.class,
                        _ -> ProblemException.of(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TIMEOUT"))
                .defaultIfEmpty(NOTHING);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        return bytes;
    }
}
