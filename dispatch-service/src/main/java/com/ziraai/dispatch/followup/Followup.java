package com.ziraai.dispatch.followup;

import com.ziraai.dispatch.item.AttemptKey;
import java.time.Instant;

/**
 * Look at this attempt again.
 *
 * @param attempt the attempt that was rejected or whose result is not known
 * @param reason stable code of why
 * @param dueAt not before
 */
public record Followup(AttemptKey attempt, Kind kind, String reason, Instant dueAt) {

    /** What for. */
    public enum Kind {
        /** To repeat it. */
        RETRY,
        /** Its result must be known by then. */
        DEADLINE
    }
}
