package com.ziraai.dispatch.budget;

import com.ziraai.dispatch.followup.Followup;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationSpending;
import com.ziraai.event.OperationState;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code budget}. */
public final class Budgets {

    /** Records of one operation come in order, and may come again. */
    private static final String LEARN =
            """
            INSERT INTO budget (operation_id, sponsor_id, limit_micros, cancelled, as_of)
            VALUES (:operation, :sponsor, :limit, :cancelled, :asOf)
            ON CONFLICT (operation_id) DO UPDATE SET limit_micros = excluded.limit_micros,
                cancelled = excluded.cancelled, as_of = excluded.as_of,
                revision = budget.revision + CASE WHEN budget.priced THEN 1 ELSE 0 END
            WHERE budget.as_of < excluded.as_of
            """;

    private static final String LOCK =
            """
            SELECT operation_id, limit_micros, spent_micros, cancelled FROM budget
            WHERE operation_id = ANY(:operations) ORDER BY operation_id FOR UPDATE
            """;

    private static final String CHARGE =
            """
            UPDATE budget SET spent_micros = spent_micros + charged.micros, priced = true,
                waiting = waiting OR charged.denied,
                revision = revision + CASE WHEN charged.micros <> 0 OR charged.denied AND NOT waiting
                    THEN 1 ELSE 0 END
            FROM unnest(:operations::text[], :micros::bigint[], :denied::boolean[])
                AS charged (operation, micros, denied)
            WHERE operation_id = charged.operation
            """;

    /** Something changed since they were tried last. */
    private static final String WAKE =
            """
            WITH changed AS (
                UPDATE budget SET woken_revision = revision
                WHERE waiting AND revision <> woken_revision
                    AND (cancelled OR limit_micros IS NULL OR spent_micros < limit_micros)
                RETURNING operation_id)
            UPDATE followup SET due_at = :now FROM changed
            WHERE followup.operation_id = changed.operation_id AND kind = 'GATE'
                AND reason = 'BUDGET' AND due_at = :never
            """;

    /** What waited for money may have ended for another reason. */
    private static final String FORGET =
            """
            UPDATE budget SET waiting = false, revision = revision + 1
            WHERE waiting AND NOT EXISTS (SELECT FROM decision
                WHERE decision.operation_id = budget.operation_id AND waits_for = 'BUDGET')
            """;

    private static final String UNPUBLISHED =
            """
            SELECT operation_id, sponsor_id, revision, limit_micros, spent_micros,
                cancelled, EXISTS (SELECT FROM decision
                    WHERE decision.operation_id = budget.operation_id AND waits_for = 'BUDGET') AS waiting
            FROM budget WHERE revision <> published_revision ORDER BY operation_id LIMIT :limit
            """;

    private static final String PUBLISHED =
            """
            UPDATE budget SET published_revision = told.revision,
                waiting = CASE WHEN budget.revision = told.revision THEN told.waiting ELSE budget.waiting END
            FROM unnest(:operations::text[], :revisions::bigint[], :waiting::boolean[])
                AS told (operation, revision, waiting)
            WHERE operation_id = told.operation AND published_revision < told.revision
            """;

    private final DatabaseClient database;

    Budgets(DatabaseClient database) {
        this.database = database;
    }

    /** Takes over how its sponsor left an operation. */
    Mono<Void> learn(OperationLifecycle operation) {
        return database.sql(LEARN)
                .bind("operation", operation.getOperationId())
                .bind("sponsor", operation.getSponsorId())
                .bind("limit", Parameters.in(R2dbcType.BIGINT, operation.getBudgetMicros()))
                .bind("cancelled", operation.getState() == OperationState.CANCELLED)
                .bind("asOf", operation.getOccurredAt())
                .then();
    }

    /** Those that exist, locked until the transaction ends; nobody else charges them meanwhile. */
    public Mono<Map<String, Budget>> lock(Set<String> operations) {
        return database.sql(LOCK)
                .bind("operations", operations.toArray(String[]::new))
                .map(Budgets::budget)
                .all()
                .collectMap(Budget::operationId);
    }

    private static Budget budget(Readable row) {
        return new Budget(
                text(row, "operation_id"),
                Optional.ofNullable(row.get("limit_micros", Long.class)),
                number(row, "spent_micros"),
                truth(row, "cancelled"));
    }

    /**
     * Charges locked budgets.
     *
     * @param charges by operation; a negative amount is given back
     * @param denied operations with attempts that found no room
     */
    public Mono<Void> charge(SortedMap<String, Long> charges, Set<String> denied) {
        return charges.isEmpty()
                ? Mono.empty()
                : database.sql(CHARGE)
                        .bind("operations", charges.keySet().toArray(String[]::new))
                        .bind("micros", charges.values().toArray(Long[]::new))
                        .bind(
                                "denied",
                                charges.keySet().stream()
                                        .map(denied::contains)
                                        .toArray(Boolean[]::new))
                        .then();
    }

    /** Those of the operations whose messages have a price. */
    public Mono<Set<String>> priced(Set<String> operations) {
        return database.sql(
                        "SELECT operation_id FROM budget WHERE operation_id = ANY(:operations) AND priced")
                .bind("operations", operations.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
    }

    /** Has attempts that wait for money tried again where that may help. */
    Mono<Void> wake(Instant now) {
        return database.sql(FORGET)
                .then()
                .then(database.sql(WAKE).bind("now", now).bind("never", Followup.NEVER).then());
    }

    /** What changed since it was published last. */
    Mono<List<Change>> unpublished(int limit, Instant now) {
        return database.sql(UNPUBLISHED)
                .bind("limit", limit)
                .map(row -> change(row, now))
                .all()
                .collectList();
    }

    private static Change change(Readable row, Instant now) {
        boolean waiting = truth(row, "waiting");
        return new Change(
                new OperationSpending(
                        text(row, "operation_id"),
                        text(row, "sponsor_id"),
                        number(row, "revision"),
                        row.get("limit_micros", Long.class),
                        number(row, "spent_micros"),
                        waiting && !truth(row, "cancelled"),
                        now),
                waiting);
    }

    /**
     * @param event what is to be published
     * @param waiting whether attempts wait for money, those of a cancelled operation included
     */
    record Change(OperationSpending event, boolean waiting) {}

    /** Notes that these are in their topic. */
    Mono<Void> published(Collection<Change> told) {
        return database.sql(PUBLISHED)
                .bind(
                        "operations",
                        told.stream()
                                .map(each -> each.event().getOperationId())
                                .toArray(String[]::new))
                .bind(
                        "revisions",
                        told.stream().map(each -> each.event().getRevision()).toArray(Long[]::new))
                .bind("waiting", told.stream().map(Change::waiting).toArray(Boolean[]::new))
                .then();
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static boolean truth(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Boolean.class), column);
    }
}
