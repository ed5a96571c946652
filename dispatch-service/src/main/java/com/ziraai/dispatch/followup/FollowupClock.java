package com.ziraai.dispatch.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * Looks for what is due and has it done; any number of instances may run it at once.
 *
 * <p>Follow-ups are taken for a lease, handled, then deleted. After a crash or a failure between,
 * they come again when the lease ends.
 */
final class FollowupClock {

    private final FollowupSettings settings;
    private final Followups followups;
    private final DueHandler handler;
    private final Clock clock;

    FollowupClock(FollowupSettings settings, Followups followups, DueHandler handler, Clock clock) {
        this.settings = settings;
        this.followups = followups;
        this.handler = handler;
        this.clock = clock;
    }

    /** Whether more may be due. */
    boolean doDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant leasedUntil = now.plus(settings.lease());
        List<Followup> due =
                Objects.requireNonNull(
                        followups.takeDue(now, settings.batchSize(), leasedUntil).block());
        if (!due.isEmpty()) {
            handler.onDue(due);
            followups.done(due, leasedUntil).block();
        }
        return due.size() == settings.batchSize();
    }
}
