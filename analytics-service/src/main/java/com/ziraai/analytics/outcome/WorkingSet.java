package com.ziraai.analytics.outcome;

import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.store.HeldTally;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The pages and tallies this instance works on, the least recently used dropped when there are too
 * many. A tally stays for as long as one of its pages does, and no page stays without its tally: so
 * a tally is never newer than its pages, and its version vouches for them.
 */
final class WorkingSet {

    private final int capacity;
    private final Map<PageKey, Page> pages = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<PartitionKey, HeldTally> tallies = new HashMap<>();

    WorkingSet(int capacity) {
        this.capacity = capacity;
    }

    boolean holds(PageKey key) {
        return pages.containsKey(key);
    }

    /** A page that is held. */
    Page page(PageKey key) {
        return Objects.requireNonNull(pages.get(key), "pages are loaded before they are used");
    }

    boolean holds(PartitionKey key) {
        return tallies.containsKey(key);
    }

    /** The tally of a page that is held. */
    HeldTally tally(PartitionKey key) {
        return Objects.requireNonNull(tallies.get(key), "a page is held with its tally");
    }

    void put(PartitionKey key, HeldTally tally) {
        tallies.put(key, tally);
    }

    void put(PageKey key, Page page) {
        pages.put(key, page);
        tally(key.owner()).pageCame();
    }

    /** Drops what is too much; only when all of it is saved. */
    void shrink() {
        Iterator<PageKey> eldest = pages.keySet().iterator();
        while (pages.size() > capacity) {
            PartitionKey owner = eldest.next().owner();
            eldest.remove();
            if (tally(owner).pageWent()) {
                tallies.remove(owner);
            }
        }
    }

    /** Forgets everything, when somebody else may have written or a save may have failed. */
    void clear() {
        pages.clear();
        tallies.clear();
    }
}
