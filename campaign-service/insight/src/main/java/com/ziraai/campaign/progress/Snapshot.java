package com.ziraai.campaign.progress;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operation stood when analytics looked: our own copy of an {@code OperationProgress},
 * stored as JSON. The states add up to {@code total}.
 */
public record Snapshot(
        long revision,
        int total,
        int pending,
        int inFlight,
        int sent,
        int delivered,
        int read,
        int failed,
        int unknown,
        int parked,
        int skipped,
        int cancelled,
        @Nullable Long averageMillis,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        List<ChannelCounts> channels,
        List<Failure> errors,
        List<Outcome> results,
        Instant takenAt) {

    /** Attempts of one channel by what is known of them. */
    public record ChannelCounts(
            Channel channel,
            int unknown,
            int rejected,
            int accepted,
            int sent,
            int failed,
            int delivered,
            int read) {}

    /** A recent failure. */
    public record Failure(
            int itemIndex,
            String code,
            ErrorCategory category,
            String detail,
            boolean retryable,
            int retryCount) {}

    /**
     * A recent outcome.
     *
     * @param ended that the item was skipped; null where something became known of an attempt
     */
    public record Outcome(
            int itemIndex,
            AttemptStatus status,
            Instant occurredAt,
            long durationMillis,
            @Nullable ItemStatus ended) {}

    static Snapshot of(OperationProgress event) {
        return new Snapshot(
                event.getRevision(),
                event.getTotal(),
                event.getPending(),
                event.getInFlight(),
                event.getSent(),
                event.getDelivered(),
                event.getRead(),
                event.getFailed(),
                event.getUnknown(),
                event.getParked(),
                event.getSkipped(),
                event.getCancelled(),
                event.getAverageMillis(),
                event.getStartedAt(),
                event.getCompletedAt(),
                event.getChannels().stream()
                        .map(each ->
                                new ChannelCounts(
                                        each.getChannel(),
                                        each.getUnknown(),
                                        each.getRejected(),
                                        each.getAccepted(),
                                        each.getSent(),
                                        each.getFailed(),
                                        each.getDelivered(),
                                        each.getRead()))
                        .toList(),
                event.getRecentErrors().stream()
                        .map(each ->
                                new Failure(
                                        each.getItemIndex(),
                                        each.getCode(),
                                        each.getCategory(),
                                        each.getDetail(),
                                        each.getRetryable(),
                                        each.getRetryCount()))
                        .toList(),
                event.getRecentResults().stream()
                        .map(each ->
                                new Outcome(
                                        each.getItemIndex(),
                                        each.getStatus(),
                                        each.getOccurredAt(),
                                        each.getDurationMillis(),
                                        each.getEnded()))
                        .toList(),
                event.getOccurredAt());
    }

    /** Nothing is known of any item. */
    static Snapshot nothingKnown(int total, Instant createdAt) {
        return new Snapshot(
                0, total, total, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, List.of(), List.of(),
                List.of(), createdAt);
    }

    /** Items that nothing more is to be done for. */
    public int restingItems() {
        return total - pending - inFlight;
    }

    /**
     * Items something was tried for and is known of. Those that were left out or cancelled are not
     * among them: they are neither successes nor failures.
     */
    public int processedItems() {
        return restingItems() - skipped - cancelled;
    }

    /** Whether an item whose attempt failed is to be tried again, as far as that was told. */
    boolean isTriedAgain(int itemIndex) {
        return inFlight > 0 && errors.stream().noneMatch(each -> each.itemIndex() == itemIndex);
    }

    public int successfulItems() {
        return sent + delivered + read;
    }

    public int failedItems() {
        return failed + parked;
    }
}
