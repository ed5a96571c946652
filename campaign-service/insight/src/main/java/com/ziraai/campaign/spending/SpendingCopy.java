package com.ziraai.campaign.spending;

import com.ziraai.event.OperationSpending;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code spending}. */
final class SpendingCopy {

    private static final String KEEP =
            """
            INSERT INTO spending (operation_id, revision, limit_micros, spent_micros, exhausted)
            SELECT * FROM unnest(:ids, :revisions, :limits, :spent, :exhausted)
            ON CONFLICT (operation_id) DO UPDATE SET revision = excluded.revision,
                limit_micros = excluded.limit_micros, spent_micros = excluded.spent_micros,
                exhausted = excluded.exhausted
            WHERE spending.revision < excluded.revision
            """;

    private final DatabaseClient database;

    SpendingCopy(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps of each operation the highest revision, these or an earlier one. */
    Mono<Void> keep(Collection<OperationSpending> told) {
        Map<String, OperationSpending> newest = new TreeMap<>();
        for (OperationSpending each : told) {
            newest.merge(
                    each.getOperationId(),
                    each,
                    BinaryOperator.maxBy(Comparator.comparingLong(OperationSpending::getRevision)));
        }
        return database.sql(KEEP)
                .bind("ids", newest.keySet().toArray(String[]::new))
                .bind(
                        "revisions",
                        newest.values().stream()
                                .map(OperationSpending::getRevision)
                                .toArray(Long[]::new))
                .bind(
                        "limits",
                        newest.values().stream()
                                .map(OperationSpending::getLimitMicros)
                                .toArray(Long[]::new))
                .bind(
                        "spent",
                        newest.values().stream()
                                .map(OperationSpending::getSpentMicros)
                                .toArray(Long[]::new))
                .bind(
                        "exhausted",
                        newest.values().stream()
                                .map(OperationSpending::getExhausted)
                                .toArray(Boolean[]::new))
                .then();
    }
}
