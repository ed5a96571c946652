package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.intake.Planner.Planned;
import java.util.Locale;
import java.util.Optional;
import com.ziraai.campaign.trace.Origin;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/bulk-operations/send-links}. */
final class SendLinksRoutes {

    private final Bodies bodies;
    private final Planner planner;
    private final Acceptance acceptance;
    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final Texts texts;

    SendLinksRoutes(
            Bodies bodies,
            Planner planner,
            Acceptance acceptance,
            IdempotencyKeys keys,
            JsonMapper json,
            Texts texts) {
        this.bodies = bodies;
        this.planner = planner;
        this.acceptance = acceptance;
        this.keys = keys;
        this.json = json;
        this.texts = texts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/send-links", this::sendLinks).build();
    }

    private Mono<ServerResponse> sendLinks(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> bodies.with(request, body -> answer(request, caller, body)))
                .flatMap(SendLinksRoutes::respond);
    }

    /** What a body is answered, stored or refused; it need not be the one that came. */
    Mono<KeptAnswer> answer(ServerRequest request, Caller caller, byte[] body) {
        Optional<RequestKey> key = RequestKey.of(request, caller, body);
        Mono<KeptAnswer> kept = Mono.justOrEmpty(key).flatMap(keys::find);
        Mono<KeptAnswer> fresh =
                planner.sponsor(caller, body)
                        .flatMap(sponsor ->
                                acceptance
                                        .requireRoom(sponsor)
                                        .then(planner.plan(Origin.of(request, caller), caller, sponsor, body)))
                        .flatMap(planned ->
                                acceptance.accept(
                                        planned.sponsor(),
                                        planned.draft(),
                                        () -> accepted(planned, request),
                                        key));
        return kept.switchIfEmpty(fresh)
                .onErrorResume(
                        SendLinksRoutes::isRefusedForNow,
                        refused -> kept.switchIfEmpty(Mono.error(refused)));
    }

    /** The place may have been taken by the same request, sent twice at once. */
    private static boolean isRefusedForNow(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.status() == HttpStatus.TOO_MANY_REQUESTS;
    }

    private KeptAnswer accepted(Planned planned, ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return new KeptAnswer(
                HttpStatus.ACCEPTED.value(),
                json.writeValueAsBytes(
                        AcceptedAnswer.of(planned.draft(), planned.end(), texts, language)));
    }

    private static Mono<ServerResponse> respond(KeptAnswer answer) {
        return ServerResponse.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer.body());
    }
}
