package com.ziraai.campaign.release;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An operation with something left to publish, as locked by a round.
 *
 * @param id its identity
 * @param day day of creation in UTC, part of its batches' key
 * @param sponsorId the tenant
 * @param totalItems items of all batches
 * @param batchSize items of every batch but the last
 * @param maxConcurrency batches' worth of items that may be unfinished
 * @param releasedItems items published so far
 * @param knownItems items something is known of by the newest snapshot
 * @param announced whether its creation record is in its topic
 * @param due whether its next batch's time has come
 * @param createdAt when it was accepted
 */
record OpenOperation(
        String id,
        LocalDate day,
        String sponsorId,
        int totalItems,
        int batchSize,
        int maxConcurrency,
        int releasedItems,
        int knownItems,
        boolean announced,
        boolean due,
        Instant createdAt) {

    /** How many batches may be released now without exceeding the concurrency. */
    int credit() {
        if (!due) {
            return 0;
        }
        int limit = maxConcurrency * batchSize;
        int unfinished = Math.max(0, releasedItems - knownItems);
        int waiting = totalItems - releasedItems;
        int batches = 0;
        while (waiting > 0 && unfinished + Math.min(batchSize, waiting) <= limit) {
            unfinished += Math.min(batchSize, waiting);
            waiting -= Math.min(batchSize, waiting);
            batches++;
        }
        return batches;
    }
}
