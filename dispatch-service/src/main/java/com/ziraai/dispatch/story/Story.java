package com.ziraai.dispatch.story;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item as dispatch knows it.
 *
 * @param decisions by attempt number
 * @param waiting what is to be looked at again, soonest first
 */
record Story(List<Decision> decisions, List<Waiting> waiting) {

    /**
     * A decision: either to make an attempt or to end the item there.
     *
     * @param attemptNo the attempt number decided on
     * @param channel where the attempt is made; null when the item ends
     * @param endStatus how the item ends; null when an attempt is made
     * @param reason stable code of why
     * @param waitsFor stable code of what the attempt waits for at the gate; null when it does not
     * @param decidedAt when it was decided, let pass or ended
     */
    record Decision(
            int attemptNo,
            @Nullable String channel,
            @Nullable String endStatus,
            String reason,
            @Nullable String waitsFor,
            Instant decidedAt) {

        static Decision of(Readable row) {
            return new Decision(
                    Objects.requireNonNull(row.get("attempt_no", Integer.class)),
                    row.get("channel", String.class),
                    row.get("end_status", String.class),
                    Objects.requireNonNull(row.get("reason", String.class)),
                    row.get("waits_for", String.class),
                    Objects.requireNonNull(row.get("decided_at", Instant.class)));
        }
    }

    /**
     * @param kind whether a retry, the deadline of an unknown result or the next question at the
     *     gate is due then
     * @param attemptNo the attempt it is about
     * @param reason stable code of why
     */
    record Waiting(String kind, int attemptNo, String reason, Instant dueAt) {

        static Waiting of(Readable row) {
            return new Waiting(
                    Objects.requireNonNull(row.get("kind", String.class)),
                    Objects.requireNonNull(row.get("attempt_no", Integer.class)),
                    Objects.requireNonNull(row.get("reason", String.class)),
                    Objects.requireNonNull(row.get("due_at", Instant.class)));
        }
    }
}
