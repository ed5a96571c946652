package com.ziraai.campaign.order;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.Operations;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.campaign.sponsor.Sponsor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one way to a stored operation: the key, the operation, its batches and whatever else comes of
 * it in one transaction, so that what was answered is never lost and what is repeated never stored
 * twice.
 */
public final class Acceptance {

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

    /** Fails as {@link #store} does where the sponsor's plan is full, before anything is read. */
    public Mono<Void> requireRoom(Sponsor sponsor) {
        return quotas.check(sponsor.id(), sponsor.plan(), sponsor.timeZone(), 1, clock.instant());
    }

    /**
     * Does the work in one transaction, or gives the answer of the first to come with that key.
     *
     * @param work stores operations by {@link #store} and says what is answered, at last
     */
    public Mono<KeptAnswer> once(Optional<RequestKey> key, Mono<KeptAnswer> work) {
        Mono<KeptAnswer> once = key.map(request -> keys.once(request, work)).orElse(work);
        return operations
                .prepare()
                .then(transaction.transactional(once))
                .doOnNext(_ -> releaser.wake());
    }

    /**
     * Stores an operation; of the work of {@link #once}. Fails with 429 where the sponsor's plan
     * does not allow it.
     */
    public Mono<Void> store(Sponsor sponsor, NewOperation operation, Flux<PackedBatches> batches) {
        return quotas.admit(
                        sponsor.id(),
                        sponsor.plan(),
                        sponsor.timeZone(),
                        operation.totalItems(),
                        operation.createdAt())
                .then(Mono.defer(() -> operations.store(operation, batches)));
    }

    /** As {@link #store}; of failures the order warns of, so they are no reason to stop. */
    Mono<Void> store(Sponsor sponsor, CheckedOrder order) {
        NewOperation operation = order.operation();
        return store(sponsor, operation, order.batches())
                .then(
                        Mono.defer(() -> {
                            int failures = order.failures();
                            return failures == 0
                                    ? Mono.empty()
                                    : operations.expectFailures(operation.id().value(), failures);
                        }));
    }
}
