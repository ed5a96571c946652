package com.ziraai.campaign.operation;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.schedule.OpenTime;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes operations and their batches. */
public final class Operations {

    private final DatabaseClient database;
    private final ItemSchemas schemas;
    private final Audit audit;

    Operations(DatabaseClient database, ItemSchemas schemas, Audit audit) {
        this.database = database;
        this.schemas = schemas;
        this.audit = audit;
    }

    /**
     * Stores the operation and its batches, one statement a run of them, and notes who did; run it
     * inside a transaction. Fails if the batches do not hold as many items as the operation says.
     */
    public Mono<Void> store(NewOperation operation, Flux<PackedBatches> batches) {
        List<Instant> releases = operation.releaseTimes();
        return insert(operation)
                .then(audit.note(deed(operation), Optional.empty(), summary(operation)))
                .thenMany(
                        batches.concatMap(
                                run ->
                                        insert(operation, releases, run)
                                                .thenReturn(run.totalItems()),
                                1))
                .reduce(0, Integer::sum)
                .doOnNext(items -> {
                    if (items != operation.totalItems()) {
                        throw new IllegalStateException(
                                "%d items of %d".formatted(items, operation.totalItems()));
                    }
                })
                .then();
    }

    /**
     * Notes that so many items of a stored operation are bound to fail and its sponsor knows;
     * belongs inside the transaction that stores it.
     */
    public Mono<Void> expectFailures(String operationId, int failures) {
        return database.sql(
                        "UPDATE operation SET known_failures = :failures WHERE operation_id = :id")
                .bind("failures", failures)
                .bind("id", operationId)
                .then();
    }

    /** What {@link #store} relies on and no roll-back may undo; call it before the transaction. */
    public Mono<Void> prepare() {
        return schemas.register();
    }

    private static Deed deed(NewOperation operation) {
        return new Deed(
                operation.createdBy(),
                Optional.of(operation.sponsorId()),
                "operation.create",
                operation.id().value());
    }

    private static Optional<Map<String, Object>> summary(NewOperation operation) {
        return Optional.of(
                Map.of(
                        "name",
                        operation.name(),
                        "channel",
                        operation.channel(),
                        "totalItems",
                        operation.totalItems()));
    }

    private Mono<Void> insert(NewOperation operation) {
        OpenTime openTime = operation.timing().openTime();
        return database.sql(
                        """
                        INSERT INTO operation (operation_id, operation_day, sponsor_id, name, type, channel, total_items,
                            batch_size, max_concurrency, priority, scheduled_at, created_at, created_by, request,
                            next_release_at, last_due_at, starts_at, zone, open_hours, closed_days, budget_micros)
                        VALUES (:id, :day, :sponsor, :name, :type, :channel, :total, :batchSize, :concurrency,
                            :priority, :scheduled, :created, :createdBy, :request, :release, :lastDue, :starts, :zone, :hours, :days, :budget)
                        """)
                .bind("id", operation.id().value())
                .bind("day", operation.id().createdOn())
                .bind("sponsor", operation.sponsorId())
                .bind("name", operation.name())
                .bind("type", OperationKind.of(operation.id().value()).type().name())
                .bind("channel", operation.channel().name())
                .bind("total", operation.totalItems())
                .bind("batchSize", operation.pace().batchSize())
                .bind("concurrency", operation.pace().maxConcurrency())
                .bind("priority", (short) operation.priority())
                .bind(
                        "scheduled",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                                operation.timing().scheduledAt().map(Row::utc).orElse(null)))
                .bind("created", Row.utc(operation.createdAt()))
                .bind("createdBy", operation.createdBy())
                .bind("request", Json.of(operation.request()))
                .bind("release", Row.utc(operation.releaseTimes().getFirst()))
                .bind("lastDue", Row.utc(operation.lastRelease()))
                .bind(
                        "starts",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                                operation.startsAt().map(Row::utc).orElse(null)))
                .bind("zone", openTime.zone().getId())
                .bind("hours", texts(openTime.hours()))
                .bind("days", texts(openTime.closedDays()))
                .bind(
                        "budget",
                        Parameters.in(R2dbcType.BIGINT, operation.budgetMicros().orElse(null)))
                .then();
    }

    private Mono<Void> insert(
            NewOperation operation, List<Instant> releases, PackedBatches batches) {
        return database.sql(
                        """
                        INSERT INTO batch (operation_day, operation_id, batch_no, first_index, item_count, release_at,
                            schema_fingerprint, items)
                        SELECT :day, :id, b.ordinal - 1 + :first, (b.ordinal - 1 + :first) * :batchSize, b.item_count, b.release_at,
                            :fingerprint, substring(:packed FROM b.start FOR b.length)
                        FROM unnest(:counts, :releases, :starts, :lengths)
                            WITH ORDINALITY AS b(item_count, release_at, start, length, ordinal)
                        """)
                .bind("day", operation.id().createdOn())
                .bind("id", operation.id().value())
                .bind("first", batches.firstBatch())
                .bind("batchSize", batches.batchSize())
                .bind(
                        "releases",
                        releases
                                .subList(
                                        batches.firstBatch(),
                                        batches.firstBatch() + batches.count())
                                .stream()
                                .map(Row::utc)
                                .toArray(OffsetDateTime[]::new))
                .bind("fingerprint", ItemSchemas.OUR_FINGERPRINT)
                .bind("packed", batches.bytes())
                .bind("counts", each(batches, batches::itemCount))
                // SQL counts bytes from 1.
                .bind("starts", each(batches, batch -> batches.offsets()[batch] + 1))
                .bind("lengths", each(batches, batches::length))
                .then();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static Integer[] each(PackedBatches batches, IntUnaryOperator value) {
        return IntStream.range(0, batches.count()).map(value).boxed().toArray(Integer[]::new);
    }
}
