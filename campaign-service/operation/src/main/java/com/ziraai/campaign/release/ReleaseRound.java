package com.ziraai.campaign.release;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.release.OpenOperations.Progressed;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Item;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.Refusal;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.trace.LogSubject;
import com.ziraai.messaging.trace.Tracing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One round of releasing, in one transaction: lock, publish, mark. A crash between publishing and
 * marking publishes the same items again in a later round, which every reader of the topic takes as
 * the repetition it is; an operation's creation record is in its topic before its first item.
 */
final class ReleaseRound {

    private static final Logger log = LoggerFactory.getLogger(ReleaseRound.class);

    private static final int RELEASED_AT = Item.getClassSchema().getField("releasedAt").pos();
    private static final int REFUSAL =
            DistributionRequested.getClassSchema().getField("refusal").pos();

    private static final Refusal CANCELLED =
            new Refusal(
                    ItemStatus.CANCELLED,
                    "OPERATION_CANCELLED",
                    ErrorCategory.BUSINESS,
                    "The sponsor cancelled the operation before the item was released.");

    private final OpenOperations operations;
    private final TransactionalOperator transaction;
    private final Publisher publisher;
    private final Scheduler publishing;
    private final Tracing tracing;
    private final Rota rota;
    private final ReleaseProperties properties;
    private final Clock clock;

    ReleaseRound(
            OpenOperations operations,
            TransactionalOperator transaction,
            Publisher publisher,
            Scheduler publishing,
            Tracing tracing,
            ReleaseProperties properties,
            Clock clock) {
        this.operations = operations;
        this.transaction = transaction;
        this.publisher = publisher;
        this.publishing = publishing;
        this.tracing = tracing;
        this.rota = new Rota(properties.maxItemsPerRound());
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What a round did.
     *
     * @param operations operations announced or advanced
     * @param items items published
     */
    record Result(int operations, int items) {

        boolean movedAnything() {
            return operations > 0;
        }
    }

    /** Runs one round. */
    Mono<Result> run() {
        Mono<Result> round =
                Mono.defer(() -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return operations.lock(now).collectList().flatMap(found -> release(found, now));
                });
        return transaction.transactional(round);
    }

    /** Whose window is over while batches waited for others', goes on with the next one. */
    private Mono<Result> release(List<OpenOperation> found, Instant now) {
        Map<Boolean, List<OpenOperation>> byOpen =
                found.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        each -> !each.due() || !each.opensAt(now).isAfter(now)));
        List<OpenOperation> closed = byOpen.getOrDefault(false, List.of());
        return operations
                .defer(closed, now)
                .then(
                        Mono.defer(() ->
                                share(rota.divide(byOpen.getOrDefault(true, List.of())), now)));
    }

    private Mono<Result> share(List<Share> shares, Instant now) {
        if (shares.isEmpty()) {
            return Mono.just(new Result(0, 0));
        }
        return take(shares, now)
                .collectList()
                .flatMap(batches ->
                        publish(shares, batches, now)
                                .then(operations.markReleased(batches, now))
                                .then(operations.advance(progressed(shares, batches), now))
                                .thenReturn(result(shares, batches)));
    }

    private Flux<WaitingBatch> take(List<Share> shares, Instant now) {
        List<Share> withBatches = shares.stream().filter(share -> share.batches() > 0).toList();
        return withBatches.isEmpty() ? Flux.empty() : operations.take(withBatches, now);
    }

    private Mono<Void> publish(List<Share> shares, List<WaitingBatch> batches, Instant now) {
        return Mono.fromRunnable(() -> publish(shares, requests(shares, batches, now)))
                .subscribeOn(publishing)
                .then();
    }

    private void publish(List<Share> shares, List<DistributionRequested> requests) {
        List<OperationLifecycle> announcements = announcements(shares);
        publisher.publishAll(
                Topics.OPERATION_LIFECYCLE, announcements, OperationLifecycle::getOperationId);
        announcements.forEach(ReleaseRound::note);
        tracing.within(
                "release",
                () ->
                        publisher.publishAll(
                                Topics.DISTRIBUTION_REQUESTED,
                                requests,
                                request -> request.getItem().getContactKey()));
    }

    private static void note(OperationLifecycle announced) {
        LogSubject.operation(log.atInfo(), announced.getOperationId())
                .log("{} has {} items", announced.getOperationId(), announced.getTotalItems());
    }

    private List<OperationLifecycle> announcements(List<Share> shares) {
        return shares.stream()
                .map(Share::operation)
                .filter(operation -> !operation.announced())
                .map(this::announcement)
                .toList();
    }

    private OperationLifecycle announcement(OpenOperation operation) {
        return new OperationLifecycle(
                operation.id(),
                operation.sponsorId(),
                OperationKind.of(operation.id()).type(),
                operation.state(),
                operation.totalItems(),
                Math.toIntExact(properties.slaWindow().toSeconds()),
                properties.slaTarget(),
                operation.createdAt(),
                operation.stateSince(),
                operation.budgetMicros().orElse(null));
    }

    /** Items of cancelled operations go out as refused: they only travel to be counted. */
    private static List<DistributionRequested> requests(
            List<Share> shares, List<WaitingBatch> batches, Instant now) {
        Set<String> cancelled =
                shares.stream()
                        .map(Share::operation)
                        .filter(OpenOperation::isCancelled)
                        .map(OpenOperation::id)
                        .collect(Collectors.toSet());
        List<DistributionRequested> requests = new ArrayList<>();
        for (WaitingBatch batch : batches) {
            for (DistributionRequested each : batch.items().unpack()) {
                each.getItem().put(RELEASED_AT, now);
                if (cancelled.contains(batch.operationId()) && each.getRefusal() == null) {
                    each.put(REFUSAL, CANCELLED);
                }
                requests.add(each);
            }
        }
        return requests;
    }

    private static List<Progressed> progressed(List<Share> shares, List<WaitingBatch> batches) {
        Map<String, Integer> items = new HashMap<>();
        for (WaitingBatch each : batches) {
            items.merge(each.operationId(), each.items().itemCount(), Integer::sum);
        }
        return shares.stream()
                .map(share -> share.operation().id())
                .map(id -> new Progressed(id, items.getOrDefault(id, 0)))
                .toList();
    }

    private static Result result(List<Share> shares, List<WaitingBatch> batches) {
        return new Result(
                shares.size(), batches.stream().mapToInt(each -> each.items().itemCount()).sum());
    }
}
