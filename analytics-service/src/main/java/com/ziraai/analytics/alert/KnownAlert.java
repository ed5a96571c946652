package com.ziraai.analytics.alert;

import com.ziraai.event.Alert;
import com.ziraai.event.AlertSeverity;
import com.ziraai.event.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert that was raised at least once.
 *
 * @param alert as it was last published, or is to be
 * @param wellSince while it is in force: since when its number has been well; empty while it is not
 * @param published whether the broker has it
 */
record KnownAlert(Alert alert, Optional<Instant> wellSince, boolean published) {

    boolean inForce() {
        return alert.getState() == AlertState.RAISED;
    }

    /**
     * What a finding makes of an alert: over the limit raises it at once and keeps it in force,
     * well clears it after a while. So a number that goes to and fro around its limit is told of
     * twice, when it first crossed it and when it stayed away.
     *
     * @param before the alert, empty when it was never raised
     * @param clearAfter how long it has to be well
     * @return the alert as it now is, empty where there is still none; equal to before where
     *     nothing changed
     */
    static Optional<KnownAlert> next(
            Optional<KnownAlert> before, Finding finding, Duration clearAfter, Instant now) {
        Optional<KnownAlert> inForce = before.filter(KnownAlert::inForce);
        if (inForce.isEmpty()) {
            return finding.over() ? Optional.of(raised(finding, now)) : before;
        }
        return Optional.of(
                finding.over()
                        ? inForce.get().ill()
                        : inForce.get().well(finding, clearAfter, now));
    }

    private static KnownAlert raised(Finding finding, Instant now) {
        return new KnownAlert(
                record(finding, AlertState.RAISED, now, null), Optional.empty(), false);
    }

    private KnownAlert ill() {
        return new KnownAlert(alert, Optional.empty(), published);
    }

    private KnownAlert well(Finding finding, Duration clearAfter, Instant now) {
        Instant since = wellSince.orElse(now);
        if (now.isBefore(since.plus(clearAfter))) {
            return new KnownAlert(alert, Optional.of(since), published);
        }
        Alert cleared = record(finding, AlertState.CLEARED, alert.getRaisedAt(), now);
        return new KnownAlert(cleared, Optional.empty(), false);
    }

    private static Alert record(
            Finding finding, AlertState state, Instant raisedAt, @Nullable Instant clearedAt) {
        AlertSeverity severity = finding.kind().severity;
        return new Alert(
                finding.key(),
                finding.kind().name(),
                finding.sponsorId(),
                severity,
                state,
                finding.value(),
                finding.threshold(),
                finding.sample(),
                raisedAt,
                clearedAt);
    }
}
