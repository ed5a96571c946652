package com.ziraai.campaign.forecast;

import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.NewOperation.Pace;
import java.time.Instant;
import java.util.List;

/**
 * What an operation has before it.
 *
 * @param sponsorId whose it is
 * @param items that are to be sent
 * @param pace how it is released
 * @param firstRelease when its first batch is due
 * @param lastRelease when its last batch is due
 */
record Workload(String sponsorId, int items, Pace pace, Instant firstRelease, Instant lastRelease) {

    static Workload of(NewOperation operation) {
        List<Instant> releases = operation.releaseTimes();
        return new Workload(
                operation.sponsorId(),
                operation.totalItems(),
                operation.pace(),
                releases.getFirst(),
                releases.getLast());
    }
}
