package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/bulk-operations/send-links}. */
final class SendLinksRoutes {

    private final Intake intake;
    private final StrictJson strictJson;
    private final JsonMapper json;
    private final Texts texts;

    SendLinksRoutes(Intake intake, StrictJson strictJson, JsonMapper json, Texts texts) {
        this.intake = intake;
        this.strictJson = strictJson;
        this.json = json;
        this.texts = texts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/send-links", this::sendLinks).build();
    }

    private Mono<ServerResponse> sendLinks(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return intake.accept(
                        request,
                        body -> strictJson.read(body, SendLinksRequest.class),
                        (_, planned) -> kept(AcceptedAnswer.of(planned, texts, language)))
                .flatMap(SendLinksRoutes::respond);
    }

    private KeptAnswer kept(AcceptedAnswer answer) {
        return new KeptAnswer(HttpStatus.ACCEPTED.value(), json.writeValueAsBytes(answer));
    }

    static Mono<ServerResponse> respond(KeptAnswer answer) {
        return ServerResponse.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer.body());
    }
}
