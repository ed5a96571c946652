package com.ziraai.analytics.sla;

import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Histogram;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.analytics.progress.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The service level of an operation.
 *
 * @param operationId the operation
 * @param windowSeconds time within which an item should pass each stage, counted from its release
 * @param target share of the measured items that should, 0 to 1
 * @param totalItems items of the operation
 * @param measuredItems those that are not excluded; shares are of these, so that they grow while
 *     the operation runs
 * @param accepted items a provider took
 * @param sent items that went onto the network
 * @param delivered items that reached the device, read ones included
 * @param excluded items left out
 */
record ServiceLevel(
        String operationId,
        int windowSeconds,
        double target,
        int totalItems,
        int measuredItems,
        Objective accepted,
        Objective sent,
        Objective delivered,
        Excluded excluded) {

    /**
     * One stage.
     *
     * @param reached measured items that passed it at all
     * @param withinWindow of those, within the window
     * @param share of the measured items, 0 to 1; 1 when none is measured
     * @param met whether the share has reached the target
     * @param p50Millis time within which half of those that passed it did; null before the first
     * @param p95Millis as above, 95 %
     * @param p99Millis as above, 99 %
     */
    record Objective(
            int reached,
            int withinWindow,
            double share,
            boolean met,
            @Nullable Long p50Millis,
            @Nullable Long p95Millis,
            @Nullable Long p99Millis) {}

    /**
     * What the shares leave out.
     *
     * @param count all of it
     * @param byCode items whose last attempt failed by one of these codes
     * @param skipped items not sent by decision
     * @param cancelled items cancelled before they were sent
     * @param neverTried items that failed before any attempt, for their number or code
     */
    record Excluded(
            int count, Map<String, Integer> byCode, int skipped, int cancelled, int neverTried) {}

    static ServiceLevel of(Operation operation, Tally tally) {
        Excluded excluded = excluded(tally);
        int measured = operation.totalItems() - excluded.count();
        return new ServiceLevel(
                operation.id(),
                operation.slaWindowSeconds(),
                operation.slaTarget(),
                operation.totalItems(),
                measured,
                objective(operation, measured, tally.latencies(Stage.ACCEPTED)),
                objective(operation, measured, tally.latencies(Stage.SENT)),
                objective(operation, measured, tally.latencies(Stage.DELIVERED)),
                excluded);
    }

    private static Objective objective(Operation operation, int measured, Histogram times) {
        int within = times.within(operation.slaWindowSeconds() * 1_000L);
        double share = measured == 0 ? 1 : (double) within / measured;
        return new Objective(
                times.total(),
                within,
                share,
                share >= operation.slaTarget(),
                boxed(times.quantileMillis(0.50)),
                boxed(times.quantileMillis(0.95)),
                boxed(times.quantileMillis(0.99)));
    }

    private static Excluded excluded(Tally tally) {
        Map<String, Integer> byCode = new LinkedHashMap<>();
        int count = 0;
        for (Exclusion code : Exclusion.values()) {
            byCode.put(code.name(), tally.excluded(code));
            count += tally.excluded(code);
        }
        int skipped = tally.items(Standing.SKIPPED);
        int cancelled = tally.items(Standing.CANCELLED);
        return new Excluded(
                count + skipped + cancelled + tally.neverTried(),
                byCode,
                skipped,
                cancelled,
                tally.neverTried());
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
