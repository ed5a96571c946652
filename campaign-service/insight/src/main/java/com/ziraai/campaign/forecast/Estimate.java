package com.ziraai.campaign.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of a forecast. Sponsors take turns, so until an operation is through each other
 * sponsor has had as many items sent as its own has for it and before it, or all of them; a
 * sponsor's operations take turns in the same way.
 *
 * @param perSecond items the channel does for all sponsors together
 * @param turnaround from a batch's release until the last of it is known to have been sent
 */
record Estimate(double perSecond, Duration turnaround) {

    /**
     * What an operation has to be sent before or while ours is.
     *
     * @param items of it that wait
     */
    record Waiting(String sponsorId, long items) {}

    /**
     * When the last item will have been handed to a provider.
     *
     * @param ahead operations with items that wait
     */
    Instant end(Workload work, List<Waiting> ahead) {
        Instant throughput = work.firstRelease().plus(seconds(work.items() / ownRate(work, ahead)));
        // Whoever is before it is in the throughput, and the last batch goes alone.
        int lastBatch = Math.min(work.pace().batchSize(), work.items());
        Instant schedule = work.lastRelease().plus(seconds(lastBatch / ownRate(work, List.of())));
        return (throughput.isAfter(schedule) ? throughput : schedule).plus(turnaround);
    }

    /** Of the channel's rate, what this operation gets on the average until it is through. */
    private double share(Workload work, List<Waiting> ahead) {
        long ours = ours(work, ahead);
        Map<String, Long> others = new HashMap<>();
        for (Waiting each : ahead) {
            if (!each.sponsorId().equals(work.sponsorId())) {
                others.merge(each.sponsorId(), each.items(), Long::sum);
            }
        }
        long all = ours;
        for (long each : others.values()) {
            all += Math.min(each, ours);
        }
        return perSecond * work.items() / all;
    }

    /** What its sponsor has sent of all its operations until this one is through. */
    private static long ours(Workload work, List<Waiting> ahead) {
        return work.items()
                + ahead.stream()
                        .filter(each -> each.sponsorId().equals(work.sponsorId()))
                        .mapToLong(each -> Math.min(each.items(), work.items()))
                        .sum();
    }

    /**
     * No more than its window, and of its sponsor's its part, is under way at a time, and each of
     * it takes the turnaround.
     */
    private double ownRate(Workload work, List<Waiting> ahead) {
        double part = (double) work.items() / ours(work, ahead);
        double batches =
                Math.min(work.pace().maxConcurrency(), work.concurrencyPerSponsor() * part);
        double window = work.pace().batchSize() * batches;
        return Math.min(share(work, ahead), window / (turnaround.toMillis() / 1000.0));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
