package com.ziraai.analytics.alert;

import com.ziraai.messaging.table.DatabaseGauges;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How many alerts of each kind are in force. */
final class AlertGauges {

    private AlertGauges() {}

    static DatabaseGauges inForce() {
        DatabaseGauges gauges =
                DatabaseGauges.of(
                        Arrays.stream(AlertKind.values())
                                .map(
                                        "count(*) FILTER (WHERE alert = '%1$s') AS \"%1$s\""
                                                ::formatted)
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "SELECT ",
                                                " FROM alert WHERE state = 'RAISED'")));
        for (AlertKind kind : AlertKind.values()) {
            gauges =
                    gauges.number(
                            kind.name(),
                            "analytics.alerts.in.force",
                            "Sponsors an alert is in force for",
                            "alert",
                            kind.name());
        }
        return gauges;
    }
}
