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
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What an event says about one item, in the terms of the fold. */
public sealed interface Fact {

    /** Position of the item in its operation, from 0. */
    int itemIndex();

    /** Attempt the fact belongs to; 0 when nothing was tried. */
    int attemptNo();

    /** What it adds to the attempt's cell. */
    int cell();

    /** What else it adds to the attempt. */
    AttemptDetail detail();

    /** When it happened, UTC. */
    Instant occurredAt();

    /** When the event was recorded, UTC. */
    Instant recordedAt();

    /** When the item was released, UTC. */
    Instant releasedAt();

    /** Milliseconds from the release, 0 where clocks disagree. */
    default long sinceRelease() {
        return Math.max(0, Duration.between(releasedAt(), occurredAt()).toMillis());
    }

    /** Why it went no better; empty when there is nothing to explain. */
    Optional<Reason> reason();

    /** Something became known of an attempt. */
    record Attempted(
            int itemIndex,
            int attemptNo,
            int cell,
            AttemptDetail detail,
            AttemptStatus status,
            Instant occurredAt,
            Instant recordedAt,
            Instant releasedAt,
            Optional<Reason> reason)
            implements Fact {

        ItemResult result() {
            return new ItemResult(itemIndex, status, occurredAt, sinceRelease(), null);
        }
    }

    /**
     * The item ended; {@code error} is worth showing when it failed or was parked, the time since
     * the release counts where the end is a good one.
     */
    record Ended(
            int itemIndex,
            int attemptNo,
            int cell,
            AttemptDetail detail,
            ItemStatus status,
            ItemError error,
            Instant releasedAt,
            Optional<Reason> reason)
            implements Fact {

        /** As a result worth showing, where the end is a good one. */
        ItemResult result() {
            return new ItemResult(
                    itemIndex, AttemptStatus.DELIVERED, occurredAt(), sinceRelease(), null);
        }

        /** As a result worth showing, where it was left out. */
        ItemResult leftOut() {
            return new ItemResult(
                    itemIndex, AttemptStatus.UNKNOWN, occurredAt(), sinceRelease(), status);
        }

        @Override
        public Instant occurredAt() {
            return error.getOccurredAt();
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
        return new Attempted(
                attempt.getItem().getItemIndex(),
                attempt.getAttemptNo(),
                cell(outcome),
                AttemptDetail.of(outcome),
                outcome.getStatus(),
                outcome.getOccurredAt(),
                outcome.getRecordedAt(),
                attempt.getItem().getReleasedAt(),
                Reason.of(outcome));
    }

    private static int cell(DeliveryOutcome outcome) {
        int cell = Cell.of(outcome.getChannel(), outcome.getStatus());
        Failure failure = outcome.getFailure();
        return failure == null
                ? cell
                : Exclusion.of(outcome.getChannel(), failure.getCode())
                        .map(exclusion -> Cell.merge(cell, Cell.of(exclusion)))
                        .orElse(cell);
    }

    private static Ended of(ItemOutcome outcome) {
        int itemIndex = outcome.getItem().getItemIndex();
        return new Ended(
                itemIndex,
                outcome.getAttemptNo(),
                Cell.of(outcome.getStatus()),
                AttemptDetail.of(outcome),
                outcome.getStatus(),
                new ItemError(
                        itemIndex,
                        outcome.getCode(),
                        outcome.getCategory(),
                        outcome.getDetail(),
                        outcome.getRetryable(),
                        Math.max(0, outcome.getAttemptNo() - 1),
                        outcome.getOccurredAt()),
                outcome.getItem().getReleasedAt(),
                Reason.of(outcome));
    }
}
