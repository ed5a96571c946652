package com.ziraai.analytics.fold;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The pages and tallies a batch changed, and by how much it moved the counters. */
final class Changes {

    final SortedMap<PartitionKey, HeldTally> tallies = new TreeMap<>();
    final SequencedMap<PageKey, Page> pages = new LinkedHashMap<>();
    final SortedMap<PartitionKey, Breakdown> breakdowns = new TreeMap<>();
    private final SortedMap<ReasonKey, Reason> reasons = new TreeMap<>();
    private final Moves moves = new Moves();
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
    void fold(LocatedFact located, Page page, HeldTally held) {
        Breakdown breakdown =
                breakdowns.computeIfAbsent(
                        located.page().owner(), owner -> new Breakdown(located.sponsorId()));
        boolean news = page.fold(located.fact(), held.tally, breakdown, moves);
        boolean noted = held.tally.note(located.fact());
        if (news) {
            newFacts++;
            pages.put(located.page(), page);
            located.fact().reason().ifPresent(reason -> explain(located.page().owner(), reason));
        }
        if (news || noted) {
            tallies.put(located.page().owner(), held);
        }
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

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** How items moved by them. */
    Moves moves() {
        return moves;
    }

    /** Facts that changed what is known of an item. */
    int newFacts() {
        return newFacts;
    }
}
