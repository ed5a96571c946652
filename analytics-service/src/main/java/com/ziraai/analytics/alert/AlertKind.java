package com.ziraai.analytics.alert;

import com.ziraai.event.AlertSeverity;

/** What is watched. Severities are document 1's where it names one. */
enum AlertKind {
    /** Too few items passed the stage within five minutes. */
    SLA_AT_RISK(AlertSeverity.HIGH),
    /** Too many items failed for good. */
    HIGH_FAILURE_RATE(AlertSeverity.HIGH),
    /** Too many attempts failed, whatever became of their items. */
    HIGH_ERROR_RATE(AlertSeverity.HIGH),
    /** Too few items that were tried again, by a retry or another channel, got through. */
    LOW_RECOVERY_RATE(AlertSeverity.MEDIUM),
    /** Too many items whose result is not known. */
    MANY_UNKNOWN(AlertSeverity.HIGH),
    /** More items are known of an operation than it has: its states cannot add up. */
    CONSERVATION_BROKEN(AlertSeverity.CRITICAL);

    final AlertSeverity severity;

    AlertKind(AlertSeverity severity) {
        this.severity = severity;
    }
}
