package com.ziraai.campaign.intake;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.Operations;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.campaign.sponsor.Sponsor;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Stores a draft: the idempotency key, the operation and its batches in one transaction, so that an
 * answered request is never lost and a repeated one never stored twice.
 */
final class Acceptance {

    private final Operations operations;
    private final IdempotencyKeys keys;
    private final Quotas quotas;
    private final TransactionalOperator transaction;
    private final Releaser releaser;
    private final Clock clock;

    Acceptance(
            Operations operations,
            IdempotencyKeys keys,
            Quotas quotas,
            TransactionalOperator transaction,
            Releaser releaser,
            Clock clock) {
        this.operations = operations;
        this.keys = keys;
        this.quotas = quotas;
        this.transaction = transaction;
        this.releaser = releaser;
        this.clock = clock;
    }

    /** Fails as {@link #accept} does where the sponsor's plan is full, before anything is read. */
    Mono<Void> requireRoom(Sponsor sponsor) {
        return quotas.check(sponsor.id(), sponsor.plan(), sponsor.timeZone(), 1, clock.instant());
    }

    /**
     * Stores the draft and gives its answer, or the one given to the same request before. Fails
     * with 429 where the sponsor's plan does not allow it.
     *
     * @param answering writes the answer, as far as what the draft warns of is known
     */
    Mono<KeptAnswer> accept(
            Sponsor sponsor,
            Draft draft,
            Supplier<KeptAnswer> answering,
            Optional<RequestKey> key) {
        NewOperation operation = draft.operation();
        KeptAnswer answer = answering.get();
        int warnings = draft.warnings().size();
        Mono<KeptAnswer> store =
                quotas.admit(
                                sponsor.id(),
                                sponsor.plan(),
                                sponsor.timeZone(),
                                operation.totalItems(),
                                operation.createdAt())
                        .then(Mono.defer(() -> operations.store(operation, draft.batches())))
                        .then(Mono.defer(() -> expectFailures(draft)))
                        .then(
                                Mono.defer(() ->
                                        draft.warnings().size() == warnings
                                                ? Mono.just(answer)
                                                : amended(answering.get(), key)));
        Mono<KeptAnswer> once =
                key.map(request ->
                                keys.keep(request, answer)
                                        .flatMap(first -> first ? store : keys.find(request)))
                        .orElse(store);
        return operations
                .prepare()
                .then(transaction.transactional(once))
                .doOnNext(accepted -> releaser.wake());
    }

    /** Of a list's rows some things are known only once they were read. */
    private Mono<KeptAnswer> amended(KeptAnswer answer, Optional<RequestKey> key) {
        return key.map(request -> keys.amend(request, answer).thenReturn(answer))
                .orElse(Mono.just(answer));
    }

    /** Of these the answer warns, so they are no reason to stop. */
    private Mono<Void> expectFailures(Draft draft) {
        int failures = draft.failures();
        return failures == 0
                ? Mono.empty()
                : operations.expectFailures(draft.operation().id().value(), failures);
    }
}
