package com.ziraai.analytics.outcome;

import com.ziraai.analytics.counter.FoldMetrics;
import com.ziraai.analytics.fold.LocatedFact;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.store.Changes;
import com.ziraai.analytics.store.FoldStore;
import com.ziraai.messaging.PoisonRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Folds what one poll brought and commits it with one statement.
 *
 * <p>Key: contactKey, so that all outcomes of an item come on one partition number and its row has
 * one writer. Order: any, within and across topics. Duplicate: changes nothing and writes nothing.
 * Failure: memory is dropped, the batch is repeated on the committed state; a record that names no
 * item goes to the dead-letter topic. Rebalance and shutdown: memory is dropped or lost, rows are
 * complete up to the committed offsets and maybe further, which is harmless. An instance that still
 * writes after it lost its partition is refused by the version of the row.
 */
final class OutcomeFold {

    private final FoldStore store;
    private final WorkingSet working;
    private final FoldMetrics metrics;
    private final Backlog backlog;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutcomeFold(
            FoldStore store,
            WorkingSet working,
            FoldMetrics metrics,
            Backlog backlog,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.working = working;
        this.metrics = metrics;
        this.backlog = backlog;
        this.events = events;
        this.clock = clock;
    }

    /** Runs on the subscription's thread, as {@link #onBatch} does: nothing here is shared. */
    void onAssignment(Collection<TopicPartition> partitions) {
        working.clear();
    }

    void onBatch(List<ConsumerRecord<String, SpecificRecord>> batch) {
        List<LocatedFact> facts = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            try {
                facts.add(LocatedFact.of(batch.get(i)));
            } catch (IllegalArgumentException e) {
                fold(facts);
                throw new PoisonRecordException(i, String.valueOf(e.getMessage()));
            }
        }
        fold(facts);
        backlog.passed(batch);
    }

    private void fold(List<LocatedFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Changes changes = new Changes();
        try {
            load(facts);
            for (LocatedFact each : facts) {
                PageKey key = each.page();
                changes.fold(each, working.page(key), working.tally(key.owner()));
            }
            save(changes);
        } catch (RuntimeException e) {
            working.clear();
            throw e;
        }
        working.shrink();
        Duration age = Duration.between(facts.getLast().fact().recordedAt(), clock.instant());
        metrics.folded(facts.size(), changes.newFacts(), age, changes.metrics());
    }

    private void load(List<LocatedFact> facts) {
        Set<PageKey> pages = new HashSet<>();
        Set<PartitionKey> tallies = new HashSet<>();
        for (LocatedFact each : facts) {
            if (!working.holds(each.page())) {
                pages.add(each.page());
            }
            if (!working.holds(each.page().owner())) {
                tallies.add(each.page().owner());
            }
        }
        // Tallies first: a page read after its tally may only be newer, which the version catches.
        store.tallies(tallies).forEach(working::put);
        store.pages(pages).forEach(working::put);
    }

    private void save(Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        store.save(changes, clock.instant());
        changes.saved();
        events.publishEvent(new OutcomesFolded());
    }
}
