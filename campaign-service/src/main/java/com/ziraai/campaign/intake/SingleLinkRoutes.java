package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Violations;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v1/sponsorship/send}: one link, as an operation of one item through the same
 * intake. So it is counted, kept under its idempotency key, paused, cancelled and followed like any
 * other.
 */
final class SingleLinkRoutes {

    private final Bodies bodies;
    private final SendLinksRoutes sendLinks;
    private final StrictJson strictJson;
    private final JsonMapper json;

    SingleLinkRoutes(
            Bodies bodies, SendLinksRoutes sendLinks, StrictJson strictJson, JsonMapper json) {
        this.bodies = bodies;
        this.sendLinks = sendLinks;
        this.strictJson = strictJson;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/sponsorship/send", this::send).build();
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> bodies.with(request, body -> send(request, caller, read(body))));
    }

    private SingleLinkRequest read(byte[] body) {
        return strictJson.read(body, SingleLinkRequest.class);
    }

    private Mono<ServerResponse> send(
            ServerRequest request, Caller caller, SingleLinkRequest single) {
        byte[] body = json.writeValueAsBytes(single.asSendLinks(json));
        return sendLinks
                .answer(request, caller, body)
                .onErrorMap(ProblemException.class, SingleLinkRoutes::inOurNames)
                .flatMap(answer -> respond(single, answer));
    }

    private static ProblemException inOurNames(ProblemException problem) {
        return problem.violations()
                .map(found -> {
                    Violations renamed = new Violations();
                    found.kept().stream().map(SingleLinkRequest::inOurNames).forEach(renamed::add);
                    return ProblemException.invalid(renamed);
                })
                .orElse(problem);
    }

    private Mono<ServerResponse> respond(SingleLinkRequest single, KeptAnswer answer) {
        return ServerResponse.status(answer.status())
                .bodyValue(SingleLinkAnswer.of(single, json.readTree(answer.body())));
    }
}
