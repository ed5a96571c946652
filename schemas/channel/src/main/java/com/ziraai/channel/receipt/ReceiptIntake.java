package com.ziraai.channel.receipt;

import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.receipt.NotTakenException.Why;
import com.ziraai.contract.Topic;
import com.ziraai.event.ProviderReceipt;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Where routes put receipts, and what they answer: 200 once the broker has the report, 503 while it
 * cannot be kept, 413 where it never can be.
 */
public final class ReceiptIntake {

    /**
     * Bytes of a body above which it is cut where the provider can: a poll of a thousand records
     * then stays under 16 MB however many reports providers bundle.
     */
    static final int PIECE = 16 * 1024;

    /** Bytes of the largest body or query of a record; the rest is for its key and envelope. */
    static final int LARGEST = Topic.LARGEST_RECORD - 8 * 1024;

    /** Seconds after which there will be room again. */
    private static final String SOON = "1";

    private static final Logger log = LoggerFactory.getLogger(ReceiptIntake.class);
    private static final byte[] NO_BODY = {};

    /** A receipt as it is kept. */
    record Kept(String key, String query, byte[] body, Instant receivedAt) {

        ProviderReceipt of(String provider) {
            return new ProviderReceipt(provider, query, ByteBuffer.wrap(body), receivedAt);
        }
    }

    private final Function<Kept, Mono<Void>> appending;
    private final Reports reports;
    private final Clock clock;
    private final Inflow inflow;
    private final Arrivals arrivals;

    ReceiptIntake(
            Function<Kept, Mono<Void>> appending,
            Reports reports,
            Clock clock,
            Inflow inflow,
            Arrivals arrivals) {
        this.appending = appending;
        this.reports = reports;
        this.clock = clock;
        this.inflow = inflow;
        this.arrivals = arrivals;
    }

    /**
     * Reads the body exactly as it was sent and answers what the work answers; 413 when it is
     * larger, 415 when it is compressed, 408 when it does not come in time, 503 with {@code
     * Retry-After} while too many are on their way in.
     *
     * @param largest bytes of the largest body the provider sends
     */
    public Mono<ServerResponse> read(
            ServerRequest request, int largest, Function<byte[], Mono<ServerResponse>> work) {
        return inflow.read(request, largest, work)
                .onErrorResume(NotTakenException.class, this::notTaken);
    }

    /**
     * Keeps a report that came in a query.
     *
     * @param key contactKey of the attempt it is about, or an id of the provider's
     * @param query raw query without the question mark
     */
    public Mono<ServerResponse> keep(String key, String query) {
        return keep(key, query, NO_BODY);
    }

    /**
     * Keeps a report that came in a query and a body, which only together say what they say.
     *
     * @param key contactKey of the attempt it is about, or an id of the provider's
     * @param query raw query without the question mark
     */
    public Mono<ServerResponse> keep(String key, String query, byte[] body) {
        return query.length() + body.length > LARGEST
                ? notTaken(new NotTakenException(Why.TOO_LARGE))
                : answered(append(key, query, body, clock.instant()));
    }

    /**
     * Keeps a body, as one record or cut into several that each can be read alone. Repeated after a
     * failure it may stand there twice, which is harmless.
     *
     * @param key of a piece: contactKey of an attempt it is about, or an id of the provider's
     */
    public Mono<ServerResponse> keep(Function<byte[], String> key, byte[] body) {
        Mono<Void> kept = Mono.defer(() -> append(key, body));
        // Cutting and compressing a large one takes longer than others may wait on their thread.
        return answered(
                body.length <= PIECE ? kept : kept.subscribeOn(Schedulers.boundedElastic()));
    }

    private Mono<Void> append(Function<byte[], String> key, byte[] body) {
        List<byte[]> pieces = body.length <= PIECE ? List.of(body) : reports.cut(body, PIECE);
        if (pieces.stream().anyMatch(each -> each.length > LARGEST)) {
            return Mono.error(new NotTakenException(Why.TOO_LARGE));
        }
        Instant now = clock.instant();
        return Flux.fromIterable(pieces)
                .flatMap(each -> append(key.apply(each), "", each, now))
                .then();
    }

    private Mono<Void> append(String key, String query, byte[] body, Instant receivedAt) {
        return appending.apply(new Kept(key, query, body, receivedAt));
    }

    private Mono<ServerResponse> answered(Mono<Void> keeping) {
        return keeping.then(
                        Mono.defer(() -> {
                            arrivals.kept();
                            return ServerResponse.ok().build();
                        }))
                .onErrorResume(failure ->
                        failure instanceof NotTakenException reason
                                ? notTaken(reason)
                                : notKept(failure));
    }

    private Mono<ServerResponse> notKept(Throwable failure) {
        arrivals.notKept();
        log.warn("a report could not be kept: {}", failure.toString());
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    private Mono<ServerResponse> notTaken(NotTakenException reason) {
        arrivals.notTaken(reason.why());
        ServerResponse.BodyBuilder answer = ServerResponse.status(reason.why().status());
        return reason.why() == Why.NO_ROOM
                ? answer.header(HttpHeaders.RETRY_AFTER, SOON).build()
                : answer.build();
    }

    /** Turns away a report that proved not to be the provider's. */
    public Mono<ServerResponse> refuse(HttpStatus status) {
        arrivals.refused();
        return ServerResponse.status(status).build();
    }
}
