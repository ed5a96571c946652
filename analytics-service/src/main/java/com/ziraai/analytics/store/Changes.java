package com.ziraai.analytics.store;

import com.ziraai.analytics.counter.CounterDeltas;
import com.ziraai.analytics.counter.MetricDeltas;
import com.ziraai.analytics.fold.LocatedFact;
import com.ziraai.analytics.fold.Moved;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Reason;
import com.ziraai.analytics.fold.Tally;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The pages and tallies a batch changed, and by how much it moved the counters. */
public final class Changes {

    private final SortedMap<PartitionKey, HeldTally> tallies = new TreeMap<>();
    private final SequencedMap<PageKey, Page> pages = new LinkedHashMap<>();
    private final SortedMap<PartitionKey, CounterDeltas> counters = new TreeMap<>();
    private final SortedMap<ReasonKey, Reason> reasons = new TreeMap<>();
    private final MetricDeltas metrics = new MetricDeltas();
    private int newFacts;

    /** A reason and the rows it belongs to. */
    record OwnedReason(PartitionKey owner, Reason reason) {}

    /** What a batch may write once only. */
    private record ReasonKey(PartitionKey owner, int itemIndex, Reason.Kind kind)
            implements Comparable<ReasonKey> {

        private static final Comparator<ReasonKey> ORDER =
                Comparator.comparing(ReasonKey::owner)
                        .thenComparingInt(ReasonKey::itemIndex)
                        .thenComparing(ReasonKey::kind);

        @Override
        public int compareTo(ReasonKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** Folds the fact into a page and its tally, which are kept when they changed. */
    public void fold(LocatedFact located, Page page, HeldTally held) {
        PartitionKey owner = located.page().owner();
        CounterDeltas deltas =
                counters.computeIfAbsent(owner, each -> new CounterDeltas(located.sponsorId()));
        Optional<Moved> moved = page.fold(located.fact(), held.tally(), deltas);
        boolean noted = held.tally().note(located.fact());
        if (moved.isPresent()) {
            newFacts++;
            metrics.add(moved.get());
            pages.put(located.page(), page);
            located.fact().reason().ifPresent(reason -> explain(owner, reason));
        }
        if (moved.isPresent() || noted) {
            tallies.put(owner, held);
        }
    }

    /** Takes what is known of a part of an operation as it is, without moving any counter. */
    void take(PartitionKey owner, Tally tally, Map<Integer, Page> known) {
        tallies.put(owner, new HeldTally(tally, 0));
        known.forEach((number, page) -> pages.put(new PageKey(owner, number), page));
    }

    private void explain(PartitionKey owner, Reason reason) {
        reasons.merge(
                new ReasonKey(owner, reason.itemIndex(), reason.kind()),
                reason,
                BinaryOperator.maxBy(Reason.ORDER));
    }

    /** The highest reason of each item and kind. */
    Collection<OwnedReason> reasons() {
        return reasons.entrySet().stream()
                .map(each -> new OwnedReason(each.getKey().owner(), each.getValue()))
                .toList();
    }

    /** The tallies that changed, in the order rows are written in. */
    SortedMap<PartitionKey, HeldTally> tallies() {
        return tallies;
    }

    /** The pages that changed. */
    SequencedMap<PageKey, Page> pages() {
        return pages;
    }

    /** By how much they moved the counters. */
    SortedMap<PartitionKey, CounterDeltas> counters() {
        return counters;
    }

    public boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** Their rows are written. */
    public void saved() {
        tallies.values().forEach(HeldTally::saved);
    }

    /** How items moved by them. */
    public MetricDeltas metrics() {
        return metrics;
    }

    /** Facts that changed what is known of an item. */
    public int newFacts() {
        return newFacts;
    }
}
