package com.ziraai.campaign.release;

import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An operation with something left to publish, as locked by a round.
 *
 * @param id its identity
 * @param day day of creation in UTC, part of its batches' key
 * @param sponsorId the tenant
 * @param priority 1 to 10, of its most urgent recipient
 * @param totalItems items of all batches
 * @param batchSize items of every batch but the last
 * @param window items that may be unfinished
 * @param releasedItems items published so far
 * @param knownItems items something is known of by the newest snapshot
 * @param announced whether its creation record is in its topic
 * @param due whether its next batch's time has come
 * @param batchDelay between two of its batches at least
 * @param openTime when its batches may go out
 * @param state where its sponsor has put it
 * @param stateSince since when it is there
 * @param createdAt when it was accepted
 * @param room batches its sponsor may release now, of all its operations together; a short batch
 *     takes part of one
 * @param budgetMicros what its messages may cost together; empty where nothing limits them
 */
record OpenOperation(
        String id,
        LocalDate day,
        String sponsorId,
        int priority,
        int totalItems,
        int batchSize,
        int window,
        int releasedItems,
        int knownItems,
        boolean announced,
        boolean due,
        Duration batchDelay,
        Optional<OpenTime> openTime,
        OperationState state,
        Instant stateSince,
        Instant createdAt,
        double room,
        Optional<Long> budgetMicros) {

    /** Quiet hours that leave nothing may be changed any day. */
    private static final Duration NEVER_OPEN = Duration.ofHours(1);

    /** Operations of one sponsor go out by these; in one, they take turns. */
    enum Tier {
        URGENT,
        NORMAL,
        LOW
    }

    Tier tier() {
        if (priority >= 8) {
            return Tier.URGENT;
        }
        return priority >= 4 ? Tier.NORMAL : Tier.LOW;
    }

    /** When its next batch, which is due, may go out at the earliest, or is to be looked at. */
    Instant opensAt(Instant now) {
        return isCancelled() ? now : openTime.map(each -> opensAt(each, now)).orElse(now);
    }

    private static Instant opensAt(OpenTime openTime, Instant now) {
        return openTime.opensSoonAfter(now) ? openTime.next(now) : now.plus(NEVER_OPEN);
    }

    /**
     * What part of a whole batch its next one is.
     *
     * @param given of its batches go out before that
     */
    double nextBatch(int given) {
        int waiting = totalItems - releasedItems - given * batchSize;
        return (double) Math.min(batchSize, waiting) / batchSize;
    }

    private boolean isPacedOneByOne() {
        return batchDelay.isPositive() && !isCancelled();
    }

    boolean isCancelled() {
        return state == OperationState.CANCELLED;
    }

    /**
     * How many batches may be released now without exceeding the window. Of a cancelled operation
     * all of them: they go out only to be counted.
     */
    int credit() {
        if (!due) {
            return 0;
        }
        int limit = isCancelled() ? totalItems : window;
        int unfinished = isCancelled() ? 0 : Math.max(0, releasedItems - knownItems);
        int waiting = totalItems - releasedItems;
        int batches = 0;
        while (waiting > 0 && unfinished + Math.min(batchSize, waiting) <= limit) {
            unfinished += Math.min(batchSize, waiting);
            waiting -= Math.min(batchSize, waiting);
            batches++;
        }
        return isPacedOneByOne() ? Math.min(1, batches) : batches;
    }
}
