package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v1/sponsorship/send}: one link, as an operation of one item through the same
 * intake, and {@code …/send-bulk}, one message to many numbers. So it is counted, kept under its
 * idempotency key, paused, cancelled and followed like any other.
 */
final class SingleLinkRoutes {

    private final Intake intake;
    private final StrictJson strictJson;
    private final JsonMapper json;
    private final Texts texts;

    SingleLinkRoutes(Intake intake, StrictJson strictJson, JsonMapper json, Texts texts) {
        this.intake = intake;
        this.strictJson = strictJson;
        this.json = json;
        this.texts = texts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/sponsorship/send", this::send)
                .POST("/api/v1/sponsorship/send-bulk", this::sendBulk)
                .build();
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return intake.accept(
                        request,
                        body -> strictJson.read(body, SingleLinkRequest.class),
                        (single, planned) ->
                                kept(SingleLinkAnswer.of(single, planned, texts, language)))
                .flatMap(SendLinksRoutes::respond);
    }

    private Mono<ServerResponse> sendBulk(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return intake.accept(
                        request,
                        body -> strictJson.read(body, BulkSendRequest.class),
                        (_, planned) -> kept(BulkSendAnswer.of(planned, texts, language)))
                .flatMap(SendLinksRoutes::respond);
    }

    private KeptAnswer kept(Object answer) {
        return new KeptAnswer(HttpStatus.ACCEPTED.value(), json.writeValueAsBytes(answer));
    }
}
