package com.ziraai.campaign.retry;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.RetriedItems;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.order.Acceptance;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes failed items up. Key, operation, batches and the note of what was taken are one
 * transaction, under a lock of the operation they failed in: an item is taken up once, however many
 * ask at the same time.
 */
final class Retries {

    private final Parents parents;
    private final StoredItems items;
    private final RetriedItems retried;
    private final Acceptance acceptance;
    private final Audit audit;
    private final Clock clock;
    private final RandomGenerator random;

    Retries(
            Parents parents,
            StoredItems items,
            RetriedItems retried,
            Acceptance acceptance,
            Audit audit,
            Clock clock,
            RandomGenerator random) {
        this.parents = parents;
        this.items = items;
        this.retried = retried;
        this.acceptance = acceptance;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a retry came to.
     *
     * @param retryId the operation that takes the items up, a new one or the last
     * @param taken items it took of this operation
     * @param before items earlier ones took
     */
    record Retry(String retryId, int taken, int before) {}

    /** Writes the answer down as it is given. */
    @FunctionalInterface
    interface Answering {

        KeptAnswer of(Retry retry);
    }

    /**
     * Takes up what may be tried again and was not yet. Where there is nothing left, the last retry
     * is the answer; where there never was, 409.
     */
    Mono<KeptAnswer> retry(
            Sponsor sponsor,
            String operationId,
            FailedItems failed,
            Origin origin,
            Optional<RequestKey> key,
            Answering answering) {
        return acceptance.once(
                key,
                parents.lock(operationId)
                        .zipWhen(parent -> retried.of(operationId))
                        .flatMap(found ->
                                take(sponsor, found.getT1(), found.getT2(), failed, origin))
                        .map(answering::of));
    }

    private Mono<Retry> take(
            Sponsor sponsor,
            Parent parent,
            Map<Integer, String> before,
            FailedItems failed,
            Origin origin) {
        List<Integer> fresh =
                failed.retryable().stream().filter(each -> !before.containsKey(each)).toList();
        if (fresh.isEmpty()) {
            return before.isEmpty() ? nothingToRetry(failed) : Mono.just(last(before));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return items.several(parent.id(), fresh)
                .collectList()
                .filter(found -> found.size() == fresh.size())
                .switchIfEmpty(
                        Mono.error(
                                () -> ProblemException.of(HttpStatus.CONFLICT, "ITEM_NOT_FOUND")))
                .map(found ->
                        RetryDraft.of(
                                origin.newId(OperationKind.RETRY, now, random),
                                parent,
                                found,
                                now,
                                origin.subject()))
                .flatMap(draft -> store(sponsor, parent, draft, origin.subject()))
                .map(id -> new Retry(id, fresh.size(), before.size()));
    }

    private static Mono<Retry> nothingToRetry(FailedItems failed) {
        return Mono.error(
                () -> ProblemException.of(HttpStatus.CONFLICT, "NOTHING_TO_RETRY", failed.count()));
    }

    /** Ids grow with time. */
    private static Retry last(Map<Integer, String> before) {
        String last = Collections.max(before.values(), Comparator.naturalOrder());
        int taken = Collections.frequency(before.values(), last);
        return new Retry(last, taken, before.size() - taken);
    }

    private Mono<String> store(Sponsor sponsor, Parent parent, RetryDraft draft, String actor) {
        NewOperation operation = draft.operation();
        String id = operation.id().value();
        return acceptance
                .store(sponsor, operation, Flux.just(draft.batches()))
                .then(Mono.defer(() -> retried.keep(parent.id().value(), draft.taken(), id)))
                .then(
                        audit.note(
                                new Deed(
                                        actor,
                                        Optional.of(parent.sponsorId()),
                                        "operation.retry",
                                        parent.id().value()),
                                Optional.empty(),
                                Optional.of(Map.of("retryOperationId", id))))
                .thenReturn(id);
    }
}
