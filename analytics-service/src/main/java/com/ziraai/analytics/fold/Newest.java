package com.ziraai.analytics.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The newest few of all things ever offered, without repetition. The outcome does not depend on the
 * order they are offered in.
 */
final class Newest<T> {

    private final int capacity;
    private final Comparator<T> newestFirst;
    private final List<T> kept = new ArrayList<>();

    /**
     * @param newestFirst total order in which only equal things compare as equal
     */
    Newest(int capacity, Comparator<T> newestFirst) {
        this.capacity = capacity;
        this.newestFirst = newestFirst;
    }

    /** Whether it is among the newest and was not before. */
    boolean offer(T candidate) {
        if (kept.size() == capacity && newestFirst.compare(candidate, kept.getLast()) >= 0) {
            return false;
        }
        int found = Collections.binarySearch(kept, candidate, newestFirst);
        if (found >= 0) {
            return false;
        }
        kept.add(-found - 1, candidate);
        if (kept.size() > capacity) {
            kept.removeLast();
        }
        return true;
    }

    /** Newest first. */
    List<T> list() {
        return Collections.unmodifiableList(kept);
    }
}
