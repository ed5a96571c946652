package com.ziraai.campaign.callback;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.progress.ProgressCopy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/bulk-operations/{operationId}/callbacks} and {@code POST
 * .../callbacks/{eventId}/replay}. Another's operation is answered like none.
 */
final class CallbackRoutes {

    private static final String CALLBACKS = "/api/v1/bulk-operations/{operationId}/callbacks";
    private static final int LONGEST_PAGE = 500;

    private final ProgressCopy progress;
    private final History history;
    private final Duration retryFor;
    private final Clock clock;

    CallbackRoutes(ProgressCopy progress, History history, Duration retryFor, Clock clock) {
        this.progress = progress;
        this.history = history;
        this.retryFor = retryFor;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(CALLBACKS, this::list)
                .POST(CALLBACKS + "/{eventId}/replay", this::replay)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return theirs(request)
                .flatMap(id -> {
                    int before =
                            Parameters.number(
                                    request, "before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
                    int limit = Parameters.number(request, "limit", 100, 1, LONGEST_PAGE);
                    return history.page(id, before, limit)
                            .collectList()
                            .map(events -> CallbackAnswer.listed(id, events, limit));
                })
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private Mono<ServerResponse> replay(ServerRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String eventId = request.pathVariable("eventId");
        return theirs(request)
                .flatMap(id -> history.replay(id, eventId, now, now.plus(retryFor)))
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "CALLBACK_NOT_FOUND")))
                .map(event -> new CallbackAnswer.Replayed(true, CallbackAnswer.Entry.of(event)))
                .flatMap(answer -> ServerResponse.accepted().bodyValue(answer));
    }

    /** The operation's id, if it is theirs to see. */
    private Mono<String> theirs(ServerRequest request) {
        String id = request.pathVariable("operationId");
        return Caller.of(request).flatMap(caller -> progress.find(caller, id)).thenReturn(id);
    }
}
