package com.ziraai.campaign.progress;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/bulk-operations/status/{operationId}}, once or as a stream of events. */
final class StatusRoutes {

    private static final String STATUS = "/api/v1/bulk-operations/status/{operationId}";

    private final ProgressCopy progress;
    private final Rests rests;
    private final StatusReport report;
    private final StatusEvents events;

    StatusRoutes(ProgressCopy progress, Rests rests, StatusReport report) {
        this.progress = progress;
        this.rests = rests;
        this.report = report;
        this.events = new StatusEvents(progress, rests, report);
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(STATUS, this::status).GET(STATUS + "/events", this::events).build();
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, request.pathVariable("operationId")))
                .flatMap(standing ->
                        ServerResponse.ok()
                                .contentType(MediaType.TEXT_EVENT_STREAM)
                                .body(
                                        events.of(
                                                standing,
                                                Texts.language(request.headers().asHttpHeaders())),
                                        ServerSentEvent.class));
    }

    /** Another's operation is answered like none at all: that it exists is not theirs to know. */
    private Mono<ServerResponse> status(ServerRequest request) {
        String id = request.pathVariable("operationId");
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, id))
                .flatMap(rests::seen)
                .map(standing ->
                        report.of(standing, Texts.language(request.headers().asHttpHeaders())))
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }
}
