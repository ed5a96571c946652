package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemResult;
import com.ziraai.event.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What an event says about one item, in the terms of the fold. */
sealed interface Fact {

    /** Position of the item in its operation, from 0. */
    int itemIndex();

    /** Attempt the fact belongs to; 0 when nothing was tried. */
    int attemptNo();

    /** What it adds to the attempt's cell. */
    char cell();

    /** When the event was recorded, UTC. */
    Instant recordedAt();

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
            long sinceRelease)
            implements Fact {

        ItemResult result() {
            return new ItemResult(itemIndex, status, occurredAt, sinceRelease);
        }
    }

    /** The item ended; {@code error} is worth showing when it failed or was parked. */
    record Ended(int itemIndex, int attemptNo, char cell, ItemStatus status, ItemError error)
            implements Fact {

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
        Duration sinceRelease =
                Duration.between(attempt.getItem().getReleasedAt(), outcome.getOccurredAt());
        return new Attempted(
                attempt.getItem().getItemIndex(),
                attempt.getAttemptNo(),
                Cell.of(outcome.getChannel(), outcome.getStatus(), excluded),
                outcome.getStatus(),
                outcome.getOccurredAt(),
                outcome.getRecordedAt(),
                Math.max(0, sinceRelease.toMillis()));
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
                        outcome.getOccurredAt()));
    }
}
