package com.ziraai.analytics.counter;

import com.ziraai.analytics.fold.Moved;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.event.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a batch moved, for the numbers told of it once it is committed: items that are newly at a
 * status, and stages passed for the first time anybody heard of.
 */
public final class MetricDeltas {

    /** Statuses worth counting; what is to be tried again is at none. */
    enum Shown {
        ACCEPTED,
        SENT,
        DELIVERED,
        READ,
        FAILED,
        UNKNOWN,
        SKIPPED,
        CANCELLED;

        static Optional<Shown> of(Standing standing) {
            return switch (standing) {
                case UNKNOWN, PARKED -> Optional.of(UNKNOWN);
                case REJECTED, ATTEMPT_FAILED -> Optional.empty();
                case ACCEPTED -> Optional.of(ACCEPTED);
                case SENT -> Optional.of(SENT);
                case CANCELLED -> Optional.of(CANCELLED);
                case SKIPPED -> Optional.of(SKIPPED);
                case FAILED -> Optional.of(FAILED);
                case DELIVERED -> Optional.of(DELIVERED);
                case READ -> Optional.of(READ);
            };
        }
    }

    /** Where a thing is counted; the last row is of items no attempt was made for. */
    static final int ROWS = Channel.values().length + 1;

    /**
     * A stage passed.
     *
     * @param row as {@link #row}
     * @param millis since the item's release
     */
    record Passed(int row, Stage stage, long millis) {}

    private static final Stage[] STAGES = Stage.values();

    private final int[][] items = new int[ROWS][Shown.values().length];
    private final List<Passed> passed = new ArrayList<>();

    static int row(Optional<Channel> channel) {
        return channel.map(Channel::ordinal).orElse(ROWS - 1);
    }

    /** The row in a word. */
    static String word(int row) {
        return row == ROWS - 1 ? "none" : Channel.values()[row].name().toLowerCase(Locale.ROOT);
    }

    /** Takes in what moved an item. */
    public void add(Moved moved) {
        Optional<Shown> shown = Shown.of(moved.after());
        if (!shown.equals(moved.before().flatMap(Shown::of))) {
            shown.ifPresent(status -> items[row(moved.channel())][status.ordinal()]++);
        }
        for (int stage = moved.reachedBefore(); stage < moved.reached(); stage++) {
            passed.add(new Passed(row(moved.factChannel()), STAGES[stage], moved.millis()));
        }
    }

    /** Items newly at that status. */
    int items(int row, Shown status) {
        return items[row][status.ordinal()];
    }

    /** Stages newly passed. */
    List<Passed> passed() {
        return passed;
    }
}
