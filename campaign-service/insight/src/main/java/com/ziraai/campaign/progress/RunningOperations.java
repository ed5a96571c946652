package com.ziraai.campaign.progress;

import com.ziraai.messaging.table.DatabaseGauges;
import java.util.List;
import java.util.stream.Collectors;

/** Gauges over the operations whose items have not all come to rest. */
final class RunningOperations {

    /** As a snapshot calls them; they add up to its total. */
    private static final List<String> STATES =
            List.of(
                    "pending",
                    "inFlight",
                    "sent",
                    "delivered",
                    "read",
                    "failed",
                    "unknown",
                    "skipped",
                    "cancelled");

    private RunningOperations() {}

    /** Operations as their sponsors left them. */
    static DatabaseGauges operations() {
        DatabaseGauges gauges =
                DatabaseGauges.of(
                        """
                        SELECT count(*) FILTER (WHERE state = 'ACTIVE') AS "ACTIVE",
                            count(*) FILTER (WHERE state = 'PAUSED') AS "PAUSED",
                            count(*) FILTER (WHERE state = 'CANCELLED') AS "CANCELLED"
                        FROM operation WHERE finished_at IS NULL
                        """);
        for (String state : List.of("ACTIVE", "PAUSED", "CANCELLED")) {
            gauges =
                    gauges.number(
                            state,
                            "campaign.operations",
                            "Operations that have not come to rest",
                            "state",
                            state);
        }
        return gauges;
    }

    /** Their items by the newest snapshots; pending before the first. */
    static DatabaseGauges items() {
        DatabaseGauges gauges = DatabaseGauges.of(itemsStatement());
        for (String state : STATES) {
            gauges =
                    gauges.number(
                            state,
                            "campaign.items",
                            "Items of operations that have not come to rest",
                            "state",
                            state);
        }
        return gauges;
    }

    private static String itemsStatement() {
        return """
        SELECT %s
        FROM operation o LEFT JOIN progress p USING (operation_id)
            LEFT JOIN LATERAL jsonb_to_record(p.snapshot) AS s(%s) ON true
        WHERE o.finished_at IS NULL
        """
                .formatted(
                        STATES.stream()
                                .map(RunningOperations::sum)
                                .collect(Collectors.joining(", ")),
                        STATES.stream()
                                .map("\"%s\" int"::formatted)
                                .collect(Collectors.joining(", ")));
    }

    private static String sum(String state) {
        String before = state.equals("pending") ? "o.total_items" : "0";
        return "coalesce(sum(CASE WHEN p.operation_id IS NULL THEN %s ELSE s.\"%s\" END), 0) AS \"%s\""
                .formatted(before, state, state);
    }
}
