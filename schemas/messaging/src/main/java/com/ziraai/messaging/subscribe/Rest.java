package com.ziraai.messaging.subscribe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a subscription lets records gather. A batch costs its statements, its flush and its
 * commit however few records it holds, so the next one is not begun at once: the more records come,
 * the longer they are waited for. Only a batch is followed by a rest: whoever is idle waits in the
 * poll and gets the first record at once.
 */
final class Rest {

    /** Below 500 records a second, batches stay so small that the shortest rest is theirs. */
    private static final Duration A_RECORD = Duration.ofMillis(2);

    private final SubscribeSettings settings;
    private final int fullPoll;

    /**
     * @param fullPoll records of a poll that left some behind
     */
    Rest(SubscribeSettings settings, int fullPoll) {
        this.settings = settings;
        this.fullPoll = fullPoll;
    }

    /** From the begin of a batch of that size to the next poll; the time it took is part of it. */
    Duration after(int records) {
        if (records >= fullPoll) {
            return Duration.ZERO;
        }
        Duration wanted = A_RECORD.multipliedBy(records);
        if (wanted.compareTo(settings.shortestRest()) < 0) {
            return settings.shortestRest();
        }
        return wanted.compareTo(settings.longestRest()) < 0 ? wanted : settings.longestRest();
    }

    /**
     * Rests on this thread, for less where the batch took some of the time itself.
     *
     * @param begun {@link System#nanoTime} when it began
     */
    void take(int records, long begun) {
        LockSupport.parkNanos(after(records).toNanos() - (System.nanoTime() - begun));
    }
}
