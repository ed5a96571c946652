package com.ziraai.campaign.progress;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Texts;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/bulk-operations/status/{operationId}}. */
final class StatusRoutes {

    private final ProgressCopy progress;
    private final StatusReport report;

    StatusRoutes(ProgressCopy progress, StatusReport report) {
        this.progress = progress;
        this.report = report;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/bulk-operations/status/{operationId}", this::status).build();
    }

    /** Another's operation is answered like none at all: that it exists is not theirs to know. */
    private Mono<ServerResponse> status(ServerRequest request) {
        String id = request.pathVariable("operationId");
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, id))
                .map(standing ->
                        report.of(standing, Texts.language(request.headers().asHttpHeaders())))
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }
}
