package com.ziraai.campaign.progress;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation and how it stands.
 *
 * @param operationId its identity
 * @param sponsorId the tenant
 * @param asked what its request says
 * @param state where the sponsor's own hand put it
 * @param releasedItems items published so far
 * @param pace how fast it goes
 * @param createdAt when it was accepted
 * @param stateChangedAt when that hand last moved it; null while it never did
 * @param stateReason why it is there if not by that hand; null if by it
 * @param snapshot the newest there is
 * @param spending what its messages cost so far; empty where nothing has a price
 * @param hold what its next batch waits for; empty if for its turn only, and if none is left
 */
public record Standing(
        String operationId,
        String sponsorId,
        Asked asked,
        OperationState state,
        int releasedItems,
        Pace pace,
        Instant createdAt,
        @Nullable Instant stateChangedAt,
        @Nullable String stateReason,
        Snapshot snapshot,
        Optional<Spending> spending,
        Optional<Hold> hold) {

    /**
     * What an operation's request says that answers repeat.
     *
     * @param channel the one tried first; of no meaning where codes are made
     * @param zone its sponsor's
     * @param metadata as it came; null where none did
     */
    public record Asked(Channel channel, ZoneId zone, @Nullable JsonNode metadata) {}

    /**
     * What keeps it from going on, though nobody stopped it.
     *
     * @param reason hours that keep the next batch back, or senders that take nothing
     * @param until when it may go out at the earliest
     * @param zone the sponsor's
     */
    public record Hold(Reason reason, Instant until, ZoneId zone) {

        /** Names of it are the API's. */
        public enum Reason {
            /** Its scheduled start is to come. */
            SCHEDULED,
            /** The sponsor's quiet hours, or the request's. */
            QUIET_HOURS,
            /** Outside of its preferred hours, or on a day to be avoided. */
            OUTSIDE_HOURS,
            /** Its channel's senders were told to rest, or have used up their day. */
            SENDERS_REST
        }

        /**
         * What keeps a batch back now, if anything.
         *
         * @param scheduledAt when its operation is to begin; empty for at once
         * @param due when it is due
         * @param open outside of which it does not go out
         */
        static Optional<Hold> of(
                Optional<Instant> scheduledAt,
                Instant due,
                OpenTime open,
                ZoneId zone,
                Instant now) {
            if (scheduledAt.filter(now::isBefore).isPresent()) {
                return Optional.of(new Hold(Reason.SCHEDULED, due, zone));
            }
            if (open.isAlways()) {
                return Optional.empty();
            }
            // Hours that leave nothing may be changed any day: when it is looked at next is in due.
            Instant opens = open.opensSoonAfter(now) ? open.next(now) : due;
            Reason reason = open.isQuiet(now) ? Reason.QUIET_HOURS : Reason.OUTSIDE_HOURS;
            return opens.isAfter(now)
                    ? Optional.of(new Hold(reason, opens.isAfter(due) ? opens : due, zone))
                    : Optional.empty();
        }
    }

    /**
     * @param spentMicros in millionths of the currency
     * @param limitMicros what they may cost together; empty where nothing limits them
     * @param exhausted whether items wait that the limit leaves no room for
     */
    public record Spending(long spentMicros, Optional<Long> limitMicros, boolean exhausted) {}

    /**
     * @param perSecond items of which something became known, lately; empty before that is known
     * @param lastDue when its last batch is planned to be due
     */
    public record Pace(Optional<Double> perSecond, Instant lastDue) {}

    /** Why it is paused or cancelled if not by the sponsor's hand, or what keeps it waiting. */
    public Optional<String> statusReason() {
        return Optional.ofNullable(stateReason)
                .or(() ->
                        state == OperationState.ACTIVE && status() == OperationStatus.PAUSED
                                ? Optional.of("BUDGET_EXHAUSTED")
                                : heldBack().map(held -> held.reason().name()));
    }

    /** What it waits for where nothing else keeps it from going on. */
    public Optional<Hold> heldBack() {
        return hold.filter(_ ->
                switch (status()) {
                    case QUEUED, PROCESSING -> true;
                    case PAUSED, COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> false;
                });
    }

    /** The same while none of its channel's senders will take a message until then. */
    public Standing resting(Instant until) {
        return new Standing(
                operationId,
                sponsorId,
                asked,
                state,
                releasedItems,
                pace,
                createdAt,
                stateChangedAt,
                stateReason,
                snapshot,
                spending,
                Optional.of(new Hold(Hold.Reason.SENDERS_REST, until, asked.zone())));
    }

    /** Whether it has messages to send now and nothing of its own keeps them back. */
    public boolean needsSenders() {
        return state == OperationState.ACTIVE
                && snapshot.pending() + snapshot.inFlight() > 0
                && heldBack().isEmpty()
                && !waitsForMoney()
                && OperationKind.of(operationId).type() == OperationType.BULK_LINK_SEND;
    }

    /** Whether items wait for a higher budget, and nothing else. */
    public boolean waitsForMoney() {
        return spending.filter(Spending::exhausted).isPresent();
    }

    public OperationStatus status() {
        return OperationStatus.of(this);
    }

    /** The status in the words of the API. */
    public String statusWord() {
        return status().word();
    }

    /** Whether every item has come to rest. */
    public boolean isFinished() {
        return snapshot.completedAt() != null;
    }

    public int totalItems() {
        return snapshot.total();
    }

    /** Items that nothing more is to be done for, whether they were tried or not. */
    public int restingItems() {
        return snapshot.restingItems();
    }

    /** Items that were tried and whose end is known, or at least that a provider took them. */
    public int processedItems() {
        return snapshot.processedItems();
    }

    public int successfulItems() {
        return snapshot.successfulItems();
    }

    public int failedItems() {
        return snapshot.failedItems();
    }

    /** When every item had come to rest; null before. */
    public @Nullable Instant completedAt() {
        return snapshot.completedAt();
    }

    /** Mean time from release to acceptance; empty before the first. */
    public Optional<Duration> averageTime() {
        return Optional.ofNullable(snapshot.averageMillis()).map(Duration::ofMillis);
    }

    /**
     * How long until the last item will have been handed to a provider, by the pace of late or, for
     * want of that, of the whole run, and not before the last batch is due. Empty while nothing can
     * be said: before the first items, when it stands still, and when none is left.
     */
    public Optional<Duration> remaining() {
        OperationStatus status = status();
        int left = totalItems() - restingItems();
        if (left == 0
                || (status != OperationStatus.PROCESSING && status != OperationStatus.QUEUED)) {
            return Optional.empty();
        }
        Duration untilLast = Duration.between(snapshot.takenAt(), pace.lastDue());
        Optional<Duration> sending =
                perSecond().map(rate -> Duration.ofMillis(Math.round(left * 1000 / rate)));
        return untilLast.isPositive()
                ? sending.filter(each -> each.compareTo(untilLast) > 0)
                        .or(() -> Optional.of(untilLast))
                : sending;
    }

    private Optional<Double> perSecond() {
        return pace.perSecond().filter(rate -> rate > 0).or(this::perSecondOverall);
    }

    private Optional<Double> perSecondOverall() {
        if (snapshot.startedAt() == null || restingItems() == 0) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(snapshot.startedAt(), snapshot.takenAt());
        return elapsed.isPositive()
                ? Optional.of(restingItems() * 1000.0 / elapsed.toMillis())
                : Optional.empty();
    }
}
