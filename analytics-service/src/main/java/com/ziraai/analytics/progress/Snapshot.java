package com.ziraai.analytics.progress;

import static com.ziraai.analytics.fold.Standing.ACCEPTED;
import static com.ziraai.analytics.fold.Standing.ATTEMPT_FAILED;
import static com.ziraai.analytics.fold.Standing.CANCELLED;
import static com.ziraai.analytics.fold.Standing.DELIVERED;
import static com.ziraai.analytics.fold.Standing.FAILED;
import static com.ziraai.analytics.fold.Standing.PARKED;
import static com.ziraai.analytics.fold.Standing.READ;
import static com.ziraai.analytics.fold.Standing.REJECTED;
import static com.ziraai.analytics.fold.Standing.SENT;
import static com.ziraai.analytics.fold.Standing.SKIPPED;
import static com.ziraai.analytics.fold.Standing.UNKNOWN;

import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.analytics.store.OperationTally;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ChannelProgress;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation stands at one instant.
 *
 * @param progress the numbers to publish; its states always add up to its total, and it calls the
 *     operation complete only where that was committed before
 * @param dueAt when to look again although nothing may have changed; empty when only a change can
 *     matter
 * @param completion when every item had come to rest, where that is found only now. It depends on
 *     when one looks and not only on what happened, so it is committed before anybody is told: what
 *     was told once would otherwise be taken back by whoever looks next
 */
record Snapshot(OperationProgress progress, Optional<Instant> dueAt, Optional<Instant> completion) {

    /**
     * Decides what the counts mean.
     *
     * @param before the operation and its last snapshot
     * @param counts its counts as committed
     * @param grace how long an operation waits for missing receipts
     * @param revision revision of this snapshot
     * @param now when it is taken
     */
    static Snapshot of(
            Publication before, OperationTally counts, Duration grace, long revision, Instant now) {
        Tally tally = counts.sum();
        OperationProgress progress = numbers(before.operation(), tally, revision, now);
        if (before.completedAt().isPresent()) {
            progress.put("completedAt", before.completedAt().get());
            return new Snapshot(progress, Optional.empty(), Optional.empty());
        }
        if (!isAtRest(progress)) {
            return new Snapshot(progress, Optional.empty(), Optional.empty());
        }
        Instant quietAt = counts.changedAt().map(at -> at.plus(grace)).orElse(now);
        if (progress.getAwaitingReceipt() > 0 && now.isBefore(quietAt)) {
            return new Snapshot(progress, Optional.of(quietAt), Optional.empty());
        }
        return new Snapshot(
                progress, Optional.empty(), Optional.of(tally.lastRecordedAt().orElse(now)));
    }

    String operationId() {
        return progress.getOperationId();
    }

    /** Every item has been tried as often as it will be; receipts may be missing. */
    private static boolean isAtRest(OperationProgress progress) {
        return progress.getPending() == 0
                && progress.getInFlight() == 0
                && progress.getUnknown() == progress.getParked();
    }

    private static OperationProgress numbers(
            Operation operation, Tally tally, long revision, Instant now) {
        return OperationProgress.newBuilder()
                .setOperationId(operation.id())
                .setSponsorId(operation.sponsorId())
                .setRevision(revision)
                .setTotal(operation.totalItems())
                .setPending(operation.totalItems() - tally.knownItems())
                .setInFlight(tally.items(REJECTED) + tally.items(ATTEMPT_FAILED))
                .setSent(tally.items(ACCEPTED) + tally.items(SENT))
                .setDelivered(tally.items(DELIVERED))
                .setRead(tally.items(READ))
                .setFailed(tally.items(FAILED))
                .setUnknown(tally.items(UNKNOWN) + tally.items(PARKED))
                .setParked(tally.items(PARKED))
                .setSkipped(tally.items(SKIPPED))
                .setCancelled(tally.items(CANCELLED))
                .setAwaitingReceipt(tally.items(ACCEPTED))
                .setAverageMillis(boxed(tally.latencies(Stage.ACCEPTED).meanMillis()))
                .setStartedAt(tally.firstRecordedAt().orElse(null))
                .setChannels(channels(tally))
                .setRecentErrors(tally.recentErrors())
                .setRecentResults(tally.recentResults())
                .setOccurredAt(now)
                .setAdvance(tally.advance())
                .build();
    }

    private static List<ChannelProgress> channels(Tally tally) {
        return Arrays.stream(Channel.values())
                .filter(channel -> isUsed(channel, tally))
                .map(channel -> progress(channel, tally))
                .toList();
    }

    private static boolean isUsed(Channel channel, Tally tally) {
        return Arrays.stream(AttemptStatus.values())
                .anyMatch(status -> tally.attempts(channel, status) > 0);
    }

    private static ChannelProgress progress(Channel channel, Tally tally) {
        return new ChannelProgress(
                channel,
                tally.attempts(channel, AttemptStatus.UNKNOWN),
                tally.attempts(channel, AttemptStatus.REJECTED),
                tally.attempts(channel, AttemptStatus.ACCEPTED),
                tally.attempts(channel, AttemptStatus.SENT),
                tally.attempts(channel, AttemptStatus.FAILED),
                tally.attempts(channel, AttemptStatus.DELIVERED),
                tally.attempts(channel, AttemptStatus.READ));
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
