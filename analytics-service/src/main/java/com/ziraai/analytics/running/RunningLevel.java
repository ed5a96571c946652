package com.ziraai.analytics.running;

import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.analytics.progress.Operation;
import java.util.Arrays;

/** Adds up operations. */
final class RunningLevel {

    private final long[] within = new long[Stage.values().length];
    private long measured;
    private int broken;

    /** Takes the operation's counts in. */
    void add(Operation operation, Tally tally) {
        if (!addsUp(operation, tally)) {
            broken++;
        }
        measured += tally.knownItems() - excluded(tally);
        for (Stage stage : Stage.values()) {
            within[stage.ordinal()] +=
                    tally.latencies(stage).within(operation.slaWindowSeconds() * 1_000L);
        }
    }

    /**
     * What is left of the total is pending; it cannot be less than nothing, and no state can. Who
     * passed a stage is one of the items known.
     */
    private static boolean addsUp(Operation operation, Tally tally) {
        int known = tally.knownItems();
        return known <= operation.totalItems()
                && Arrays.stream(Standing.values()).allMatch(each -> tally.items(each) >= 0)
                && Arrays.stream(Stage.values())
                        .allMatch(each -> tally.latencies(each).total() <= known);
    }

    private static int excluded(Tally tally) {
        int byCode = Arrays.stream(Exclusion.values()).mapToInt(tally::excluded).sum();
        return byCode
                + tally.items(Standing.SKIPPED)
                + tally.items(Standing.CANCELLED)
                + tally.neverTried();
    }

    /**
     * Share of the items heard of, but for those the service level leaves out, that passed the
     * stage within their operation's window, 0 to 1; NaN while there is none. An item still waiting
     * to be released is not counted against anybody.
     */
    double share(Stage stage) {
        return measured == 0 ? Double.NaN : (double) within[stage.ordinal()] / measured;
    }

    /** Operations whose states do not add up. */
    int broken() {
        return broken;
    }
}
