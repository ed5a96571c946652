package com.ziraai.channel.lane;

import java.time.Duration;

/**
 * How many commands are claimed together: as many as are sent within a moment at the pace last
 * seen. What is claimed and not sent when the service dies stays unknown for ever, so a slow
 * provider or a cold service must not have many of them. Whose turn it is asks and tells.
 */
final class Stride {

    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final int SMALLEST = 16;

    private volatile int next = SMALLEST;
    private volatile double perSecond = perSecond(SMALLEST, MOMENT);

    /**
     * Commands to claim now.
     *
     * @param most what the sender's rate allows
     */
    int next(int most) {
        return Math.min(next, most);
    }

    /**
     * Learns how long a claim took; the stride at most doubles, so that one lucky one counts
     * little.
     */
    void took(int commands, Duration time) {
        double within = commands * (double) MOMENT.toNanos() / Math.max(1, time.toNanos());
        next = (int) Math.clamp(within, SMALLEST, 2.0 * Math.max(SMALLEST, commands));
        perSecond =
                time.compareTo(MOMENT) > 0 ? perSecond(commands, time) : perSecond(next, MOMENT);
    }

    /** The pace last seen, however slow; few commands that took no time say little of it. */
    double perSecond() {
        return perSecond;
    }

    private static double perSecond(int commands, Duration time) {
        return commands * 1e9 / time.toNanos();
    }
}
