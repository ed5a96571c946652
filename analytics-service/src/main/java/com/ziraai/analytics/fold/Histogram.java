package com.ziraai.analytics.fold;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Items by the time they took to a stage, on the scale of {@link Latency}. Items come and go, as
 * earlier evidence moves them and later attempts take them out of the measure.
 */
public final class Histogram {

    private static final int INITIAL = 256;

    private int[] counts = new int[INITIAL];
    private int total;

    /** Adds items at a step of the scale, or takes them away. */
    public void add(int step, int items) {
        if (step >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(step + 1, counts.length * 2));
        }
        counts[step] += items;
        total += items;
    }

    void addAll(Histogram other) {
        for (int step = 0; step < other.counts.length; step++) {
            if (other.counts[step] != 0) {
                add(step, other.counts[step]);
            }
        }
    }

    /** Items at that step. */
    public int count(int step) {
        return step < counts.length ? counts[step] : 0;
    }

    /** One more than the highest step with an item. */
    public int length() {
        int length = counts.length;
        while (length > 0 && counts[length - 1] == 0) {
            length--;
        }
        return length;
    }

    /** Items that reached the stage. */
    public int total() {
        return total;
    }

    /** Items that reached it within the time; exact where the time is an edge of the scale. */
    public int within(long millis) {
        int items = 0;
        for (int step = 0; step < length() && Latency.upperMillis(step) <= millis; step++) {
            items += counts[step];
        }
        return items;
    }

    /**
     * The time within which that share of the items reached the stage, rounded up to the scale;
     * empty while none has.
     *
     * @param share above 0, at most 1
     */
    public OptionalLong quantileMillis(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int step = 0; step < length(); step++) {
            seen += counts[step];
            if (seen >= rank) {
                return OptionalLong.of(Latency.upperMillis(step));
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Mean of the items' times, each rounded to the middle of its step; empty while there is none.
     */
    public OptionalLong meanMillis() {
        if (total == 0) {
            return OptionalLong.empty();
        }
        double sum = 0;
        for (int step = 0; step < length(); step++) {
            sum += counts[step] * Latency.middleMillis(step);
        }
        return OptionalLong.of(Math.round(sum / total));
    }
}
