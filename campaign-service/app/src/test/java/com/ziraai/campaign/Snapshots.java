package com.ziraai.campaign;

import com.ziraai.event.Channel;
import com.ziraai.event.ChannelProgress;
import com.ziraai.event.OperationProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots as analytics publishes them. */
final class Snapshots {

    private Snapshots() {}

    /** So many of the items are delivered, the rest is pending. */
    static OperationProgress delivered(
            String operationId, long revision, int total, int delivered) {
        return snapshot(operationId, revision, total, total - delivered, delivered, 0, null);
    }

    /** So many are delivered and so many failed, the rest is pending. */
    static OperationProgress failing(
            String operationId, long revision, int total, int delivered, int failed) {
        return snapshot(
                operationId, revision, total, total - delivered - failed, delivered, failed, null);
    }

    static OperationProgress completed(
            String operationId, long revision, int delivered, int failed) {
        return snapshot(
                operationId, revision, delivered + failed, 0, delivered, failed, Instant.now());
    }

    private static OperationProgress snapshot(
            String operationId,
            long revision,
            int total,
            int pending,
            int delivered,
            int failed,
            @Nullable Instant completedAt) {
        Instant now = Instant.now();
        return OperationProgress.newBuilder()
                .setOperationId(operationId)
                .setSponsorId("any")
                .setRevision(revision)
                .setTotal(total)
                .setPending(pending)
                .setInFlight(0)
                .setSent(0)
                .setDelivered(delivered)
                .setRead(0)
                .setFailed(failed)
                .setUnknown(0)
                .setParked(0)
                .setSkipped(0)
                .setCancelled(0)
                .setAwaitingReceipt(0)
                .setAverageMillis(1500L)
                .setStartedAt(now.minusSeconds(10))
                .setCompletedAt(completedAt)
                .setChannels(
                        List.of(new ChannelProgress(Channel.SMS, 0, 0, 0, 0, failed, delivered, 0)))
                .setRecentErrors(List.of())
                .setRecentResults(List.of())
                .setOccurredAt(now)
                .setAdvance(26L * delivered + 25L * failed)
                .build();
    }
}
