package com.ziraai.analytics.fold;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages and tallies a batch changed. */
final class Changes {

    final SortedMap<PartitionKey, HeldTally> tallies = new TreeMap<>();
    final SequencedMap<PageKey, Page> pages = new LinkedHashMap<>();
    private int newFacts;

    /** Folds the fact into a page and its tally, which are kept when they changed. */
    void fold(LocatedFact located, Page page, HeldTally held) {
        boolean news = page.fold(located.fact(), held.tally);
        boolean noted = held.tally.note(located.fact());
        if (news) {
            newFacts++;
            pages.put(located.page(), page);
        }
        if (news || noted) {
            tallies.put(located.page().owner(), held);
        }
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** Facts that changed what is known of an item. */
    int newFacts() {
        return newFacts;
    }
}
