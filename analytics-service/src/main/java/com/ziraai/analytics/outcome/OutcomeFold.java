package com.ziraai.analytics.outcome;

import com.ziraai.analytics.counter.FoldMetrics;
import com.ziraai.analytics.fold.LocatedFact;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.store.Changes;
import com.ziraai.analytics.store.FoldStore;
import com.ziraai.analytics.store.Side;
import com.ziraai.messaging.subscribe.DeferredException;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Folds what one poll brought into a generation of its side and commits it with one statement.
 *
 * <p>Key: contactKey, so that all outcomes of an item come on one partition number and its row has
 * one writer. Order: any, within and across topics. Duplicate: changes nothing and writes nothing.
 * Failure: memory is dropped, the batch is repeated on the committed state; a record that names no
 * item goes to the dead-letter topic. Rebalance and shutdown: memory is dropped or lost, rows are
 * complete up to the committed offsets and maybe further, which is harmless. An instance that still
 * writes after it lost its partition is refused by the version of the row, and one that still
 * writes for a generation that is over by the generation.
 */
final class OutcomeFold {

    private static final Duration UNTIL_IT_TAKES_IN = Duration.ofSeconds(1);

    private final Side side;
    private final FoldStore store;
    private final WorkingSet working;
    private final FoldMetrics metrics;
    private final Generations generations;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Optional<Integer> generation = Optional.empty();
    private boolean shown;

    /** What the folds of both sides share. */
    record Needs(
            FoldSettings settings,
            DatabaseClient database,
            Generations generations,
            FoldMetrics metrics,
            ApplicationEventPublisher events,
            Clock clock) {}

    private OutcomeFold(Side side, FoldStore store, WorkingSet working, Needs needs) {
        this.side = side;
        this.store = store;
        this.working = working;
        this.metrics = needs.metrics();
        this.generations = needs.generations();
        this.events = needs.events();
        this.clock = needs.clock();
    }

    /** The fold into the tables of that side. */
    static OutcomeFold on(Side side, Needs needs) {
        return new OutcomeFold(
                side,
                new FoldStore(needs.database(), side),
                new WorkingSet(needs.settings().cachedPages()),
                needs);
    }

    /** Runs on the subscription's thread, as {@link #onBatch} does: nothing here is shared. */
    void onAssignment(Collection<TopicPartition> partitions) {
        forget();
    }

    private void forget() {
        working.clear();
        generation = Optional.empty();
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
    }

    private void fold(List<LocatedFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Changes changes = new Changes();
        try {
            int number = generation();
            load(facts);
            for (LocatedFact each : facts) {
                PageKey key = each.page();
                changes.fold(each, working.page(key), working.tally(key.owner()));
            }
            save(changes, number);
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
        working.shrink();
        tell(facts, changes);
    }

    /**
     * The generation this side builds or shows; it is asked for once for as long as memory lasts.
     */
    private int generation() {
        if (generation.isEmpty()) {
            Generation now = Objects.requireNonNull(generations.read().block());
            generation = now.taking(side);
            shown = generation.filter(number -> number == now.live()).isPresent();
        }
        return generation.orElseThrow(
                () -> new DeferredException(UNTIL_IT_TAKES_IN, "no generation takes outcomes in"));
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

    private void save(Changes changes, int number) {
        if (changes.isEmpty()) {
            return;
        }
        shown =
                switch (store.save(changes, number, clock.instant())) {
                    case SHOWN -> true;
                    case BESIDE -> false;
                    case REFUSED -> throw refused(number);
                };
        changes.saved();
    }

    private RuntimeException refused(int number) {
        forget();
        return generation() == number
                ? new IllegalStateException(
                        "another instance has written to a partition this one held")
                : new DeferredException(
                        UNTIL_IT_TAKES_IN, "generation " + number + " takes nothing in any more");
    }

    /** What is built beside is told of when it is shown. */
    private void tell(List<LocatedFact> facts, Changes changes) {
        if (shown) {
            if (!changes.isEmpty()) {
                events.publishEvent(new OutcomesFolded());
            }
            Duration age = Duration.between(facts.getLast().fact().recordedAt(), clock.instant());
            metrics.folded(facts.size(), changes.newFacts(), age, changes.metrics());
        }
    }
}
