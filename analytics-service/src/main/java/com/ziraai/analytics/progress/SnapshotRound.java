package com.ziraai.analytics.progress;

import com.ziraai.analytics.outcome.Generations;
import com.ziraai.analytics.store.OperationTally;
import com.ziraai.analytics.store.Tallies;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.publish.Publisher;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes the operations that are due, in one transaction that holds them from before their
 * counts are read until the broker has the snapshots: so a higher revision is never older, and
 * snapshots of one operation reach the topic in the order of their revisions, from however many
 * instances.
 *
 * <p>That an operation is complete is committed by one round and told by the next: a round that is
 * lost after the broker has its snapshots leaves nothing told that the database does not know.
 *
 * <p>Revisions are milliseconds of the clock, raised where the clock has not moved. They keep
 * growing when a transaction is lost after its snapshots were published, and when the database is
 * rebuilt from the topics.
 */
final class SnapshotRound {

    /** Operations of one round, so that its transaction stays short. */
    static final int AT_MOST = 200;

    private final Generations generations;
    private final Operations operations;
    private final Tallies tallies;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final Counter published;
    private final Duration grace;
    private final Clock clock;

    SnapshotRound(
            Generations generations,
            Operations operations,
            Tallies tallies,
            Publisher publisher,
            TransactionalOperator transaction,
            Counter published,
            ProgressSettings settings,
            Clock clock) {
        this.generations = generations;
        this.operations = operations;
        this.tallies = tallies;
        this.publisher = publisher;
        this.transaction = transaction;
        this.published = published;
        this.grace = settings.grace();
        this.clock = clock;
    }

    /**
     * Publishes what is due, up to {@value #AT_MOST} operations. None before there are counts to be
     * shown: they would say less than what was published before.
     *
     * @return whether there may be more to do at once
     */
    Mono<Boolean> run() {
        return generations.areShown().flatMap(done -> done ? round() : Mono.just(false));
    }

    private Mono<Boolean> round() {
        return operations
                .lockDue(clock.instant(), AT_MOST)
                .collectList()
                .flatMap(this::publish)
                .as(transaction::transactional);
    }

    private Mono<Boolean> publish(List<Publication> due) {
        if (due.isEmpty()) {
            return Mono.just(false);
        }
        return tallies.of(due.stream().map(each -> each.operation().id()).toList())
                .flatMap(counts -> publish(due, counts));
    }

    /** Those found complete are left to the next round, which finds that committed. */
    private Mono<Boolean> publish(List<Publication> due, Map<String, OperationTally> counts) {
        Instant now = clock.instant();
        List<Snapshot> shown = new ArrayList<>(due.size());
        Map<String, Instant> completions = new HashMap<>();
        for (Publication each : due) {
            OperationTally counted = Objects.requireNonNull(counts.get(each.operation().id()));
            long revision = Math.max(each.revision() + 1, now.toEpochMilli());
            Snapshot snapshot = Snapshot.of(each, counted, grace, revision, now);
            snapshot.completion()
                    .ifPresentOrElse(
                            at -> completions.put(snapshot.operationId(), at),
                            () -> shown.add(snapshot));
        }
        return show(shown, counts)
                .then(complete(completions, now))
                .thenReturn(due.size() == AT_MOST || !completions.isEmpty());
    }

    private Mono<Void> show(List<Snapshot> shown, Map<String, OperationTally> counts) {
        if (shown.isEmpty()) {
            return Mono.empty();
        }
        List<OperationTally> counted =
                shown.stream()
                        .map(each -> Objects.requireNonNull(counts.get(each.operationId())))
                        .toList();
        return Flux.fromIterable(shown)
                .flatMap(this::publish)
                .then(operations.shown(shown))
                .then(tallies.published(counted));
    }

    private Mono<Void> complete(Map<String, Instant> completions, Instant now) {
        return completions.isEmpty() ? Mono.empty() : operations.complete(completions, now);
    }

    private Mono<Void> publish(Snapshot snapshot) {
        var progress = snapshot.progress();
        return publisher
                .publish(Topics.OPERATION_PROGRESS, progress.getOperationId(), progress)
                .doOnSuccess(done -> published.increment());
    }
}
