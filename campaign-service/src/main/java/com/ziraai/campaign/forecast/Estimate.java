package com.ziraai.campaign.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The arithmetic of a forecast. Sponsors take turns, so until an operation is through each other
 * sponsor has had as many items sent as it, or all of its own.
 *
 * @param perSecond items the channel does for all sponsors together
 * @param turnaround from a batch's release until the last of it is known to have been sent
 */
record Estimate(double perSecond, Duration turnaround) {

    /**
     * When the last item will have been handed to a provider.
     *
     * @param ahead items that wait, by sponsor
     */
    Instant end(Workload work, Map<String, Long> ahead) {
        long own = ahead.getOrDefault(work.sponsorId(), 0L);
        double share = share(work, ahead, own);
        Duration sending = seconds(work.items() / ownRate(work, share));
        Duration lastBatch =
                seconds(Math.min(work.pace().batchSize(), work.items()) / ownRate(work, share));
        Instant throughput = work.firstRelease().plus(sending);
        Instant schedule = work.lastRelease().plus(lastBatch);
        return (throughput.isAfter(schedule) ? throughput : schedule).plus(turnaround);
    }

    /** Of the channel's rate, what this operation gets on the average until it is through. */
    private double share(Workload work, Map<String, Long> ahead, long own) {
        long mine = work.items();
        long others = Math.min(own, mine) + others(work, ahead.entrySet(), own + mine);
        return perSecond * mine / (mine + others);
    }

    private static long others(
            Workload work, Collection<Map.Entry<String, Long>> ahead, long ownQueue) {
        return ahead.stream()
                .filter(each -> !each.getKey().equals(work.sponsorId()))
                .mapToLong(each -> Math.min(each.getValue(), ownQueue))
                .sum();
    }

    /** No more than its window is under way at a time, and each of it takes the turnaround. */
    private double ownRate(Workload work, double share) {
        double window = (double) work.pace().batchSize() * work.pace().maxConcurrency();
        return Math.min(share, window / (turnaround.toMillis() / 1000.0));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
