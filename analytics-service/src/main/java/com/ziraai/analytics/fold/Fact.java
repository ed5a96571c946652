package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.Item;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemResult;
import com.ziraai.event.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What an event says about one item, in the terms of the fold. */
sealed interface Fact {

    /** Position of the item in its operation, from 0. */
    int itemIndex();

    /** Attempt the fact belongs to; 0 when nothing was tried. */
    int attemptNo();

    /** What it adds to the attempt's cell. */
    char cell();

    /** Milliseconds from the item's release to the event, not negative. */
    long sinceRelease();

    /** When the event was recorded, UTC. */
    Instant recordedAt();

    /** Why it went no better; empty when there is nothing to explain. */
    Optional<Reason> reason();

    /**
     * Something became known of an attempt; {@code step} is its {@link Latency} since the release.
     */
    record Attempted(
            int itemIndex,
            int attemptNo,
            char cell,
            AttemptStatus status,
            Instant occurredAt,
            Instant recordedAt,
            long sinceRelease,
            Optional<Reason> reason)
            implements Fact {

        ItemResult result() {
            return new ItemResult(itemIndex, status, occurredAt, sinceRelease);
        }
    }

    /**
     * The item ended; {@code error} is worth showing when it failed or was parked, {@code
     * sinceRelease} counts where the end is a good one.
     */
    record Ended(
            int itemIndex,
            int attemptNo,
            char cell,
            ItemStatus status,
            ItemError error,
            long sinceRelease,
            Optional<Reason> reason)
            implements Fact {

        /** As a result worth showing, where the end is a good one. */
        ItemResult result() {
            return new ItemResult(
                    itemIndex, AttemptStatus.DELIVERED, error.getOccurredAt(), sinceRelease);
        }

        @Override
        public Instant recordedAt() {
            return error.getOccurredAt();
        }
    }

    /**
     * What the record says.
     *
     * @throws IllegalArgumentException if it is no outcome
     */
    static Fact of(SpecificRecord outcome) {
        return switch (outcome) {
            case DeliveryOutcome delivery -> of(delivery);
            case ItemOutcome end -> of(end);
            default ->
                    throw new IllegalArgumentException(
                            "not an outcome: " + outcome.getClass().getSimpleName());
        };
    }

    private static Attempted of(DeliveryOutcome outcome) {
        var attempt = outcome.getAttempt();
        Failure failure = outcome.getFailure();
        ExcludedCode excluded =
                failure == null ? ExcludedCode.NONE : ExcludedCode.of(failure.getProviderCode());
        return new Attempted(
                attempt.getItem().getItemIndex(),
                attempt.getAttemptNo(),
                Cell.of(outcome.getChannel(), outcome.getStatus(), excluded),
                outcome.getStatus(),
                outcome.getOccurredAt(),
                outcome.getRecordedAt(),
                sinceRelease(attempt.getItem(), outcome.getOccurredAt()),
                Reason.of(outcome));
    }

    private static Ended of(ItemOutcome outcome) {
        int itemIndex = outcome.getItem().getItemIndex();
        return new Ended(
                itemIndex,
                outcome.getAttemptNo(),
                Cell.of(outcome.getStatus()),
                outcome.getStatus(),
                new ItemError(
                        itemIndex,
                        outcome.getCode(),
                        outcome.getCategory(),
                        outcome.getDetail(),
                        outcome.getRetryable(),
                        Math.max(0, outcome.getAttemptNo() - 1),
                        outcome.getOccurredAt()),
                sinceRelease(outcome.getItem(), outcome.getOccurredAt()),
                Reason.of(outcome));
    }

    private static long sinceRelease(Item item, Instant at) {
        return Math.max(0, Duration.between(item.getReleasedAt(), at).toMillis());
    }
}
