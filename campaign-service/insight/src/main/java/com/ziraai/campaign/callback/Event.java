package com.ziraai.campaign.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a receiver is told, and how that went.
 *
 * @param id the {@code webhook-id} of every attempt
 * @param sequence place among the operation's events, from 1
 * @param attempts the oldest first
 */
record Event(
        String id,
        int sequence,
        EventType type,
        State state,
        String url,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts) {

    Event with(List<Attempt> history) {
        return new Event(id, sequence, type, state, url, createdAt, nextAttemptAt, history);
    }

    enum State {
        PENDING,
        DELIVERED,
        /** Progress that a newer event made useless before it was delivered. */
        SUPERSEDED,
        /** Given up. */
        DEAD
    }

    /**
     * One try.
     *
     * @param statusCode what was answered; null where nothing was
     * @param error why nothing was; null where something was
     */
    record Attempt(
            Instant at, int durationMillis, @Nullable Integer statusCode, @Nullable String error) {}

    /**
     * An event as it is tried.
     *
     * @param failures since it was created or last replayed
     * @param expiresAt no attempt begins later
     */
    record Due(
            String id,
            String operationId,
            String sponsorId,
            EventType type,
            String url,
            String host,
            String body,
            int failures,
            Instant expiresAt) {

        /** Whose attempts count against one limit. */
        String lane() {
            return sponsorId + "|" + host;
        }
    }

    /** How an attempt ended. */
    sealed interface Outcome {

        /** The receiver answered with that status. */
        record Answered(int status, Optional<String> retryAfter) implements Outcome {}

        /** It did not answer, for that reason. */
        record Unreachable(String error) implements Outcome {}

        default boolean isDelivered() {
            return this instanceof Answered answered && answered.status / 100 == 2;
        }

        /** 410: the receiver wants to hear nothing more of this operation. */
        default boolean isGone() {
            return this instanceof Answered answered && answered.status == 410;
        }
    }
}
