package com.ziraai.campaign.control;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/bulk-operations/pause|resume|cancel/{operationId}}. Asking again for what is
 * so already is answered as the first time. Another's operation is answered like none.
 */
final class ControlRoutes {

    private static final String OPERATIONS = "/api/v1/bulk-operations/";

    private final ProgressCopy progress;
    private final Control control;
    private final Texts texts;

    ControlRoutes(ProgressCopy progress, Control control, Texts texts) {
        this.progress = progress;
        this.control = control;
        this.texts = texts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST(
                        OPERATIONS + "pause/{operationId}", request -> move(request, Move.PAUSE))
                .POST(OPERATIONS + "resume/{operationId}", request -> move(request, Move.RESUME))
                .POST(OPERATIONS + "cancel/{operationId}", request -> move(request, Move.CANCEL))
                .build();
    }

    private Mono<ServerResponse> move(ServerRequest request, Move move) {
        return Caller.of(request)
                .flatMap(caller ->
                        progress.find(caller, request.pathVariable("operationId"))
                                .flatMap(found -> control.move(found, move, caller.subject())))
                .map(standing -> answer(request, move, standing))
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private ControlAnswer answer(ServerRequest request, Move move, Standing standing) {
        var language = Texts.language(request.headers().asHttpHeaders());
        return ControlAnswer.of(move, standing, texts.get(language, "control." + move.name()));
    }
}
