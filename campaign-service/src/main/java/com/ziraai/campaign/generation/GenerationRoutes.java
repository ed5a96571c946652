package com.ziraai.campaign.generation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.sponsor.Sponsors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/bulk-operations/generate-codes}. Honours {@code Idempotency-Key}; drafting
 * runs on the intake's threads.
 */
final class GenerationRoutes {

    private final StrictJson json;
    private final Sponsors sponsors;
    private final IdempotencyKeys keys;
    private final CodeDrafting drafting;
    private final CodeAcceptance acceptance;
    private final Scheduler work;

    GenerationRoutes(
            StrictJson json,
            Sponsors sponsors,
            IdempotencyKeys keys,
            CodeDrafting drafting,
            CodeAcceptance acceptance,
            Scheduler work) {
        this.json = json;
        this.sponsors = sponsors;
        this.keys = keys;
        this.drafting = drafting;
        this.acceptance = acceptance;
        this.work = work;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/generate-codes", this::generate).build();
    }

    private Mono<ServerResponse> generate(ServerRequest request) {
        return Caller.of(request)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked -> answer(request, asked.getT1(), asked.getT2()))
                .flatMap(answer ->
                        ServerResponse.status(answer.status())
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(answer.body()));
    }

    private Mono<KeptAnswer> answer(ServerRequest request, Caller caller, byte[] body) {
        Optional<RequestKey> key = key(request, caller, body);
        return Mono.justOrEmpty(key)
                .flatMap(keys::find)
                .switchIfEmpty(Mono.defer(() -> fresh(caller, body, key)));
    }

    private Mono<KeptAnswer> fresh(Caller caller, byte[] body, Optional<RequestKey> key) {
        GenerateCodesRequest wanted = json.read(body, GenerateCodesRequest.class);
        return sponsors.of(caller, sponsorId(wanted.sponsorId(), caller))
                .publishOn(work)
                .flatMap(sponsor ->
                        acceptance.accept(
                                sponsor, drafting.draft(wanted, sponsor, caller.subject()), key));
    }

    private static Optional<RequestKey> key(ServerRequest request, Caller caller, byte[] body) {
        return Optional.ofNullable(request.headers().firstHeader(RequestKey.HEADER))
                .map(header ->
                        RequestKey.of(caller.scope(), header, body)
                                .orElseThrow(() -> invalid(RequestKey.HEADER, "INVALID_HEADER")));
    }

    /** Zero is what clients send that leave the field alone. */
    private static String sponsorId(@Nullable JsonNode given, Caller caller) {
        Optional<String> named =
                Optional.ofNullable(given)
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .filter(id -> !id.isEmpty() && !id.equals("0") && !id.equals("null"));
        if (named.isPresent() && !caller.maySee(named.get())) {
            throw invalid("sponsorId", "FOREIGN_SPONSOR");
        }
        return named.or(caller::sponsorId).orElseThrow(() -> invalid("sponsorId", "REQUIRED"));
    }

    private static ProblemException invalid(String path, String code) {
        Violations violations = new Violations();
        violations.add(path, code);
        return ProblemException.invalid(violations);
    }
}
