package com.ziraai.analytics.fold;

/**
 * The scale latencies are kept on: steps of 1 ms up to 100 ms, 10 ms up to a second, 100 ms up to
 * ten seconds, a second up to ten minutes, ten seconds up to an hour, a minute up to a day, and one
 * step for everything above. A step holds the latencies above the one before it, up to and
 * including its own upper edge, so every window of whole seconds up to ten minutes ends on an edge
 * and counts within it are exact.
 */
public final class Latency {

    private static final long[] FROM = {0, 100, 1_000, 10_000, 600_000, 3_600_000, 86_400_000};
    private static final long[] WIDTH = {1, 10, 100, 1_000, 10_000, 60_000};
    private static final int[] FIRST = firstSteps();

    /** The step of everything above a day. */
    static final int LONGEST = FIRST[WIDTH.length] + 1;

    private Latency() {}

    private static int[] firstSteps() {
        int[] first = new int[FROM.length];
        for (int i = 0; i < WIDTH.length; i++) {
            first[i + 1] = first[i] + (int) ((FROM[i + 1] - FROM[i]) / WIDTH[i]);
        }
        return first;
    }

    /**
     * The step of a latency; a negative one, which only clocks that disagree can make, counts as 0.
     */
    static int step(long millis) {
        if (millis <= 0) {
            return 0;
        }
        for (int i = 0; i < WIDTH.length; i++) {
            if (millis <= FROM[i + 1]) {
                return FIRST[i] + (int) Math.ceilDiv(millis - FROM[i], WIDTH[i]);
            }
        }
        return LONGEST;
    }

    /**
     * The longest latency of the step, in milliseconds; of the last step the day it begins with.
     */
    public static long upperMillis(int step) {
        int range = range(step);
        return range == WIDTH.length
                ? FROM[range]
                : FROM[range] + (step - FIRST[range]) * WIDTH[range];
    }

    /** The middle of the step, in milliseconds. */
    static double middleMillis(int step) {
        int range = range(step);
        return range == WIDTH.length ? FROM[range] : upperMillis(step) - (WIDTH[range] - 1) / 2.0;
    }

    private static int range(int step) {
        for (int i = 0; i < WIDTH.length; i++) {
            if (step <= FIRST[i + 1]) {
                return i;
            }
        }
        return WIDTH.length;
    }
}
