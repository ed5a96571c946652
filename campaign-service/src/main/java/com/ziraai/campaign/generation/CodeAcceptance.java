package com.ziraai.campaign.generation;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.Operations;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.campaign.sponsor.Sponsor;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores drafts: key, operation and batches in one transaction. */
final class CodeAcceptance {

    private final Operations operations;
    private final IdempotencyKeys keys;
    private final Quotas quotas;
    private final TransactionalOperator transaction;
    private final Releaser releaser;
    private final JsonMapper json;

    CodeAcceptance(
            Operations operations,
            IdempotencyKeys keys,
            Quotas quotas,
            TransactionalOperator transaction,
            Releaser releaser,
            JsonMapper json) {
        this.operations = operations;
        this.keys = keys;
        this.quotas = quotas;
        this.transaction = transaction;
        this.releaser = releaser;
        this.json = json;
    }

    /**
     * Stores the draft and gives its answer, or the one given to the same request before. Fails
     * with 429 where the sponsor's plan does not allow it.
     */
    Mono<KeptAnswer> accept(Sponsor sponsor, CodeDraft draft, Optional<RequestKey> key) {
        KeptAnswer answer =
                new KeptAnswer(
                        HttpStatus.ACCEPTED.value(),
                        json.writeValueAsBytes(AcceptedCodes.of(draft.operation())));
        Mono<KeptAnswer> store = store(sponsor, draft).thenReturn(answer);
        Mono<KeptAnswer> once =
                key.map(request ->
                                keys.keep(request, answer)
                                        .flatMap(first -> first ? store : keys.find(request)))
                        .orElse(store);
        return operations
                .prepare()
                .then(transaction.transactional(once))
                .doOnNext(_ -> releaser.wake());
    }

    private Mono<Void> store(Sponsor sponsor, CodeDraft draft) {
        NewOperation operation = draft.operation();
        return quotas.admit(
                        sponsor.id(),
                        sponsor.plan(),
                        sponsor.timeZone(),
                        operation.totalItems(),
                        operation.createdAt())
                .then(Mono.defer(() -> operations.store(operation, Flux.just(draft.batches()))));
    }
}
