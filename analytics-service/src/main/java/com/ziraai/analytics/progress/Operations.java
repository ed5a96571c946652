package com.ziraai.analytics.progress;

import com.ziraai.contract.OperationId;
import com.ziraai.event.OperationLifecycle;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations known here. */
public final class Operations {

    private static final String COLUMNS =
            """
            SELECT operation_id, sponsor_id, total_items, sla_window_seconds, sla_target, revision, completed_at
            FROM operation
            """;

    private final DatabaseClient database;

    Operations(DatabaseClient database) {
        this.database = database;
    }

    /** The operation of that id; empty when it is not known, or no id of one. */
    public Mono<Operation> find(String operationId) {
        return publication(operationId).map(Publication::operation);
    }

    Mono<Publication> publication(String operationId) {
        if (!OperationId.isValid(operationId)) {
            return Mono.empty();
        }
        return database.sql(COLUMNS + "WHERE operation_day = :day AND operation_id = :id")
                .bind("day", day(operationId))
                .bind("id", operationId)
                .map(Operations::read)
                .one();
    }

    /** Operations whose items have not all come to rest, newest first. */
    public Flux<Operation> running(int atMost) {
        return database.sql(
                        COLUMNS
                                + """
                                WHERE completed_at IS NULL
                                ORDER BY operation_day DESC, operation_id DESC LIMIT :atMost
                                """)
                .bind("atMost", atMost)
                .map(Operations::read)
                .all()
                .map(Publication::operation);
    }

    /** Learns of operations; each is due for a first snapshot. An older record changes nothing. */
    Mono<Void> learn(Collection<OperationLifecycle> operations, Instant at) {
        return database.sql(
                        """
                        INSERT INTO operation AS known (operation_day, operation_id, sponsor_id, total_items,
                            sla_window_seconds, sla_target, lifecycle_at, due_at, completed_at)
                        SELECT created.*, :at, told.completed_at
                        FROM unnest(:days, :ids, :sponsors, :totals, :windows, :targets, :ats)
                            AS created (operation_day, operation_id, sponsor_id, total_items,
                                sla_window_seconds, sla_target, lifecycle_at)
                        LEFT JOIN told_completion AS told USING (operation_day, operation_id)
                        ON CONFLICT (operation_day, operation_id) DO UPDATE
                        SET sponsor_id = excluded.sponsor_id, total_items = excluded.total_items,
                            sla_window_seconds = excluded.sla_window_seconds,
                            sla_target = excluded.sla_target, lifecycle_at = excluded.lifecycle_at
                        WHERE known.lifecycle_at < excluded.lifecycle_at
                        """)
                .bind("at", at)
                .bind(
                        "days",
                        column(operations, each -> day(each.getOperationId()), LocalDate[]::new))
                .bind("ids", column(operations, OperationLifecycle::getOperationId, String[]::new))
                .bind(
                        "sponsors",
                        column(operations, OperationLifecycle::getSponsorId, String[]::new))
                .bind(
                        "totals",
                        column(operations, OperationLifecycle::getTotalItems, Integer[]::new))
                .bind(
                        "windows",
                        column(operations, OperationLifecycle::getSlaWindowSeconds, Integer[]::new))
                .bind(
                        "targets",
                        column(operations, OperationLifecycle::getSlaTarget, Double[]::new))
                .bind("ats", column(operations, OperationLifecycle::getOccurredAt, Instant[]::new))
                .then();
    }

    /**
     * Locks operations with a change no snapshot shows, or whose time to be looked at has come.
     * Those another instance has locked are left to it. Of a transaction, until its end.
     */
    Flux<Publication> lockDue(Instant now, int atMost) {
        return database.sql(
                        COLUMNS
                                + """
                                WHERE (operation_day, operation_id) IN (
                                    SELECT operation_day, operation_id FROM unpublished_change
                                    UNION
                                    SELECT operation_day, operation_id FROM operation WHERE due_at <= :now)
                                LIMIT :atMost
                                FOR UPDATE SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("atMost", atMost)
                .map(Operations::read)
                .all();
    }

    /**
     * Keeps that operations have come to rest, the first instant that was found; each is due at
     * once, to be shown so.
     */
    Mono<Void> complete(Map<String, Instant> completions, Instant now) {
        return bind(
                        database.sql(
                                """
                                UPDATE operation SET completed_at = found.completed_at, due_at = :now
                                FROM unnest(:days, :ids, :ats) AS found (operation_day, operation_id, completed_at)
                                WHERE operation.operation_day = found.operation_day
                                AND operation.operation_id = found.operation_id
                                AND operation.completed_at IS NULL
                                """),
                        completions)
                .bind("now", now)
                .then();
    }

    /** What was told before is taken for true, whether the operation is known here or comes yet. */
    Mono<Void> recall(Map<String, Instant> told) {
        return bind(
                        database.sql(
                                """
                                WITH told AS (
                                    INSERT INTO told_completion (operation_day, operation_id, completed_at)
                                    SELECT * FROM unnest(:days, :ids, :ats)
                                    ON CONFLICT DO NOTHING
                                    RETURNING operation_day, operation_id, completed_at)
                                UPDATE operation SET completed_at = told.completed_at FROM told
                                WHERE operation.operation_day = told.operation_day
                                AND operation.operation_id = told.operation_id
                                AND operation.completed_at IS NULL
                                """),
                        told)
                .then();
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, Map<String, Instant> instants) {
        List<String> ids = List.copyOf(instants.keySet());
        return statement
                .bind("days", column(ids, Operations::day, LocalDate[]::new))
                .bind("ids", ids.toArray(String[]::new))
                .bind(
                        "ats",
                        column(
                                ids,
                                id -> Objects.requireNonNull(instants.get(id)),
                                Instant[]::new));
    }

    /** Keeps what the snapshots showed. */
    Mono<Void> shown(Collection<Snapshot> snapshots) {
        return database.sql(
                        """
                        UPDATE operation SET revision = shown.revision, due_at = shown.due_at,
                            pending = shown.pending
                        FROM unnest(:days, :ids, :revisions, :dues, :pendings)
                            AS shown (operation_day, operation_id, revision, due_at, pending)
                        WHERE operation.operation_day = shown.operation_day
                        AND operation.operation_id = shown.operation_id
                        """)
                .bind(
                        "days",
                        column(
                                snapshots,
                                each -> day(each.progress().getOperationId()),
                                LocalDate[]::new))
                .bind(
                        "ids",
                        column(snapshots, each -> each.progress().getOperationId(), String[]::new))
                .bind(
                        "revisions",
                        column(snapshots, each -> each.progress().getRevision(), Long[]::new))
                .bind(
                        "pendings",
                        column(snapshots, each -> each.progress().getPending(), Integer[]::new))
                .bind("dues", nullable(snapshots, Snapshot::dueAt))
                .then();
    }

    private static Publication read(Readable row) {
        return new Publication(
                new Operation(
                        required(row, "operation_id", String.class),
                        required(row, "sponsor_id", String.class),
                        required(row, "total_items", Integer.class),
                        required(row, "sla_window_seconds", Integer.class),
                        required(row, "sla_target", Double.class)),
                required(row, "revision", Long.class),
                Optional.ofNullable(row.get("completed_at", Instant.class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T, C> C[] column(
            Collection<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Instant[] nullable(
            Collection<Snapshot> snapshots, Function<Snapshot, Optional<Instant>> value) {
        return List.copyOf(snapshots).stream()
                .map(each -> value.apply(each).orElse(null))
                .toArray(Instant[]::new);
    }

    private static LocalDate day(String operationId) {
        return new OperationId(operationId).createdOn();
    }
}
