package com.ziraai.analytics.outcome;

import com.ziraai.analytics.store.Side;
import com.ziraai.analytics.store.StoredFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * Which generation of what is folded is shown, and which is built beside it.
 *
 * @param live number of the one that is shown; 0 before the first
 * @param liveFormat format of what it stores
 * @param building the one being built, if any
 * @param closedAt since when the live one takes nothing in, because the other has all but caught up
 * @param behind of how many parts of operations a generation that was given up knew less than the
 *     live one, where the last one was
 * @param leftovers whether the side that is not live may hold rows nobody reads any more
 */
record Generation(
        int live,
        int liveFormat,
        Optional<Building> building,
        Optional<Instant> closedAt,
        Optional<Long> behind,
        boolean leftovers) {

    /**
     * A generation being built.
     *
     * @param prepared whether its tables are empty and its group begins at the topics' beginning
     * @param acceptsLess whether it is to be shown though it knows less than the live one
     */
    record Building(int number, int format, boolean prepared, boolean acceptsLess) {

        Side side() {
            return Side.of(number);
        }
    }

    /** Whether what is live is of a form this version reads. */
    boolean isShown() {
        return liveFormat == StoredFormat.CURRENT;
    }

    /** Whether what is live was stored by an older version, and nobody builds its successor. */
    boolean isOutdated() {
        return liveFormat < StoredFormat.CURRENT && building.isEmpty();
    }

    /** The generation on that side that takes in what is folded by this version. */
    Optional<Integer> taking(Side side) {
        Optional<Integer> built =
                building.filter(each ->
                                each.prepared()
                                        && each.format() == StoredFormat.CURRENT
                                        && each.side() == side)
                        .map(Building::number);
        return isShown() && closedAt.isEmpty() && Side.of(live) == side ? Optional.of(live) : built;
    }
}
