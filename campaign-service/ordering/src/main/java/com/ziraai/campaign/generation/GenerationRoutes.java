package com.ziraai.campaign.generation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.order.Acceptance;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.trace.RequestOrigin;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v1/bulk-operations/generate-codes}. Honours {@code Idempotency-Key}; drafting
 * runs on the intake's threads.
 */
final class GenerationRoutes {

    private final StrictJson strictJson;
    private final JsonMapper json;
    private final Sponsors sponsors;
    private final IdempotencyKeys keys;
    private final CodeDrafting drafting;
    private final Acceptance acceptance;
    private final Scheduler work;

    GenerationRoutes(
            StrictJson strictJson,
            JsonMapper json,
            Sponsors sponsors,
            IdempotencyKeys keys,
            CodeDrafting drafting,
            Acceptance acceptance,
            Scheduler work) {
        this.strictJson = strictJson;
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
        Optional<RequestKey> key = RequestKey.of(request, caller, body);
        return Mono.justOrEmpty(key)
                .flatMap(keys::find)
                .switchIfEmpty(Mono.defer(() -> fresh(request, caller, body, key)));
    }

    private Mono<KeptAnswer> fresh(
            ServerRequest request, Caller caller, byte[] body, Optional<RequestKey> key) {
        GenerateCodesRequest wanted = strictJson.read(body, GenerateCodesRequest.class);
        return sponsors.of(caller, caller.sponsorNamed(wanted.sponsorId()))
                .publishOn(work)
                .flatMap(sponsor ->
                        drafting.draft(wanted, sponsor, RequestOrigin.of(request, caller))
                                .flatMap(draft -> accept(sponsor, draft, key)));
    }

    private Mono<KeptAnswer> accept(Sponsor sponsor, CodeDraft draft, Optional<RequestKey> key) {
        NewOperation operation = draft.operation();
        return acceptance.once(
                key,
                acceptance
                        .store(sponsor, operation, Flux.just(draft.batches()))
                        .then(Mono.fromSupplier(() -> answer(draft))));
    }

    private KeptAnswer answer(CodeDraft draft) {
        return new KeptAnswer(
                HttpStatus.ACCEPTED.value(),
                json.writeValueAsBytes(AcceptedCodes.of(draft.operation(), draft.end())));
    }
}
