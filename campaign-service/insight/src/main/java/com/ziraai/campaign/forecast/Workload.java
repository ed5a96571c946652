package com.ziraai.campaign.forecast;

import com.ziraai.campaign.admission.Plan;
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
 * @param concurrencyPerSponsor batches its sponsor's operations may have unfinished together
 * @param firstRelease when its first batch is due
 * @param lastRelease when its last batch is due
 */
record Workload(
        String sponsorId,
        int items,
        Pace pace,
        int concurrencyPerSponsor,
        Instant firstRelease,
        Instant lastRelease) {

    /**
     * @param opens when its channel takes messages again
     */
    static Workload of(NewOperation operation, Plan plan, Instant opens) {
        List<Instant> releases = operation.releaseTimes();
        return new Workload(
                operation.sponsorId(),
                operation.totalItems(),
                operation.pace(),
                plan.maxConcurrencyPerSponsor(),
                later(releases.getFirst(), opens),
                later(releases.getLast(), opens));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
