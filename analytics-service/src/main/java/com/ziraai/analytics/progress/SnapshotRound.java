package com.ziraai.analytics.progress;

import com.ziraai.analytics.fold.Backlog;
import com.ziraai.analytics.fold.OperationTally;
import com.ziraai.analytics.fold.Tallies;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.Publisher;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * <p>Revisions are milliseconds of the clock, raised where the clock has not moved. They keep
 * growing when a transaction is lost after its snapshots were published, and when the database is
 * rebuilt from the topics.
 */
final class SnapshotRound {

    /** Operations of one round, so that its transaction stays short. */
    static final int AT_MOST = 200;

    private final Backlog backlog;
    private final Operations operations;
    private final Tallies tallies;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final Counter published;
    private final Duration grace;
    private final Clock clock;

    SnapshotRound(
            Backlog backlog,
            Operations operations,
            Tallies tallies,
            Publisher publisher,
            TransactionalOperator transaction,
            Counter published,
            ProgressSettings settings,
            Clock clock) {
        this.backlog = backlog;
        this.operations = operations;
        this.tallies = tallies;
        this.publisher = publisher;
        this.transaction = transaction;
        this.published = published;
        this.grace = settings.grace();
        this.clock = clock;
    }

    /**
     * Publishes what is due, up to {@value #AT_MOST} operations; how many it were. None before the
     * backlog is worked off: they would say less than what was published before.
     */
    Mono<Integer> run() {
        return backlog.isWorkedOff().flatMap(done -> done ? round() : Mono.just(0));
    }

    private Mono<Integer> round() {
        return operations
                .lockDue(clock.instant(), AT_MOST)
                .collectList()
                .flatMap(this::publish)
                .as(transaction::transactional);
    }

    private Mono<Integer> publish(List<Publication> due) {
        if (due.isEmpty()) {
            return Mono.just(0);
        }
        return tallies.of(due.stream().map(each -> each.operation().id()).toList())
                .flatMap(counts -> publish(due, counts))
                .thenReturn(due.size());
    }

    private Mono<Void> publish(List<Publication> due, Map<String, OperationTally> counts) {
        Instant now = clock.instant();
        List<Snapshot> snapshots = new ArrayList<>(due.size());
        for (Publication each : due) {
            OperationTally counted = Objects.requireNonNull(counts.get(each.operation().id()));
            long revision = Math.max(each.revision() + 1, now.toEpochMilli());
            snapshots.add(Snapshot.of(each, counted, grace, revision, now));
        }
        return Flux.fromIterable(snapshots)
                .flatMap(this::publish)
                .then(operations.shown(snapshots))
                .then(tallies.published(counts.values()));
    }

    private Mono<Void> publish(Snapshot snapshot) {
        var progress = snapshot.progress();
        return publisher
                .publish(Topics.OPERATION_PROGRESS, progress.getOperationId(), progress)
                .doOnSuccess(done -> published.increment());
    }
}
