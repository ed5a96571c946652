package com.ziraai.dispatch.followup;

import com.ziraai.dispatch.item.AttemptKey;
import java.time.Instant;

/**
 * Look at this attempt again.
 *
 * @param attempt the attempt that was rejected, whose result is not known or that waits at the gate
 * @param reason stable code of why
 * @param dueAt not before
 */
public record Followup(AttemptKey attempt, Kind kind, String reason, Instant dueAt) {

    /** Not before somebody sets a time. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** What for. */
    public enum Kind {
        /** To repeat it. */
        RETRY,
        /** Its result must be known by then. */
        DEADLINE,
        /** The gate may let it pass now. */
        GATE
    }
}
