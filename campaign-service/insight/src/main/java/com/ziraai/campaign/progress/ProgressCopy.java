package com.ziraai.campaign.progress;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.progress.Standing.Spending;
import com.ziraai.campaign.schedule.StoredHours;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationProgress;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own copy of the newest snapshot of each operation. */
public final class ProgressCopy {

    private static final Comparator<OperationProgress> NEWNESS =
            Comparator.comparingLong(OperationProgress::getAdvance)
                    .thenComparingLong(OperationProgress::getRevision);

    private static final String SELECT =
            """
            SELECT o.operation_id, o.sponsor_id, o.state, o.total_items, o.released_items, o.last_due_at, p.pace, o.created_at,
                o.state_changed_at, o.state_reason, o.name, o.type, o.channel, o.created_by,
                CAST(p.snapshot AS text) AS snapshot, m.spent_micros, m.limit_micros, m.exhausted,
                o.next_release_at, o.scheduled_at, CAST(o.request -> 'metadata' AS text) AS metadata, %s
            FROM operation o JOIN sponsor s USING (sponsor_id) LEFT JOIN progress p USING (operation_id)
                LEFT JOIN spending m USING (operation_id)
            """
                    .formatted(StoredHours.COLUMNS);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ProgressCopy(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps of each operation the snapshot with the highest advance, these or an earlier one, and
     * of equal ones the highest revision: while analytics counts anew from the topics, its
     * snapshots are new and know less. What was complete once stays so, since the same instant.
     */
    Mono<Void> keep(Collection<OperationProgress> snapshots) {
        List<OperationProgress> newest = newestById(snapshots);
        return database.sql(
                        """
                        INSERT INTO progress (operation_id, advance, revision, pending, snapshot,
                            mark_at, mark_pending)
                        SELECT s.id, s.advance, s.revision, s.pending, CAST(s.snapshot AS jsonb), s.at, s.pending
                        FROM unnest(:ids, :advances, :revisions, :pending, :snapshots, :ats)
                            AS s(id, advance, revision, pending, snapshot, at)
                        ON CONFLICT (operation_id) DO UPDATE SET advance = excluded.advance,
                            revision = excluded.revision, pending = excluded.pending,
                            snapshot = CASE WHEN jsonb_typeof(progress.snapshot -> 'completedAt') = 'string'
                                THEN jsonb_set(excluded.snapshot, '{completedAt}', progress.snapshot -> 'completedAt')
                                ELSE excluded.snapshot END,
                            (pace, mark_at, mark_pending) = (
                                SELECT (progress.mark_pending - excluded.pending)
                                        / extract(epoch FROM excluded.mark_at - progress.mark_at),
                                    excluded.mark_at, excluded.mark_pending
                                WHERE excluded.mark_at >= progress.mark_at + interval '1 second'
                                UNION ALL
                                SELECT progress.pace, progress.mark_at, progress.mark_pending
                                LIMIT 1)
                        WHERE (progress.advance, progress.revision) < (excluded.advance, excluded.revision)
                        """)
                .bind(
                        "ids",
                        newest.stream()
                                .map(OperationProgress::getOperationId)
                                .toArray(String[]::new))
                .bind(
                        "advances",
                        newest.stream().map(OperationProgress::getAdvance).toArray(Long[]::new))
                .bind(
                        "revisions",
                        newest.stream().map(OperationProgress::getRevision).toArray(Long[]::new))
                .bind(
                        "pending",
                        newest.stream().map(OperationProgress::getPending).toArray(Integer[]::new))
                .bind(
                        "ats",
                        newest.stream()
                                .map(each -> Row.utc(each.getOccurredAt()))
                                .toArray(OffsetDateTime[]::new))
                .bind("snapshots", newest.stream().map(this::write).toArray(String[]::new))
                .then()
                .then(Mono.defer(() -> finish(newest)));
    }

    /** Operations that have come to rest no longer count as running. */
    private Mono<Void> finish(List<OperationProgress> newest) {
        List<OperationProgress> finished =
                newest.stream().filter(each -> each.getCompletedAt() != null).toList();
        if (finished.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        UPDATE operation SET finished_at = done.at
                        FROM unnest(:ids, :ats) AS done(id, at)
                        WHERE operation_id = done.id AND finished_at IS NULL
                        """)
                .bind(
                        "ids",
                        finished.stream()
                                .map(OperationProgress::getOperationId)
                                .toArray(String[]::new))
                .bind(
                        "ats",
                        finished.stream()
                                .map(each -> Row.utc(each.getCompletedAt()))
                                .toArray(OffsetDateTime[]::new))
                .then();
    }

    /** Sorted, so that two instances never lock the same rows in opposite order. */
    private static List<OperationProgress> newestById(Collection<OperationProgress> snapshots) {
        Map<String, OperationProgress> newest = new TreeMap<>();
        for (OperationProgress each : snapshots) {
            newest.merge(each.getOperationId(), each, ProgressCopy::newer);
        }
        return List.copyOf(newest.values());
    }

    private static OperationProgress newer(OperationProgress one, OperationProgress other) {
        OperationProgress newer = BinaryOperator.maxBy(NEWNESS).apply(one, other);
        OperationProgress older = newer == one ? other : one;
        return older.getCompletedAt() == null
                ? newer
                : OperationProgress.newBuilder(newer)
                        .setCompletedAt(older.getCompletedAt())
                        .build();
    }

    private String write(OperationProgress event) {
        return json.writeValueAsString(Snapshot.of(event));
    }

    private @Nullable JsonNode metadata(String text) {
        JsonNode metadata = json.readTree(text);
        return metadata.isNull() ? null : metadata;
    }

    private Snapshot read(String snapshot) {
        return json.readValue(snapshot, Snapshot.class);
    }

    /** The operation and its newest snapshot, read as one row; empty if there is none. */
    public Mono<Standing> find(String operationId) {
        return database.sql(SELECT + " WHERE o.operation_id = :id")
                .bind("id", operationId)
                .map(row -> standing(new Row(row)))
                .one();
    }

    /** As {@link #find}; fails with 404 where there is none or it is not the caller's to see. */
    public Mono<Standing> find(Caller caller, String operationId) {
        return find(operationId)
                .filter(standing -> caller.maySee(standing.sponsorId()))
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND, "OPERATION_NOT_FOUND", operationId)));
    }

    /** All operations of a sponsor, in no order. */
    public Flux<Listed> all(String sponsorId) {
        return database.sql(SELECT + " WHERE o.sponsor_id = :sponsor")
                .bind("sponsor", sponsorId)
                .map(row -> listed(new Row(row)))
                .all();
    }

    /**
     * Some of a sponsor's operations.
     *
     * @param campaignId those whose metadata have it; empty for all
     */
    public record Choice(String sponsorId, Optional<String> campaignId) {

        private static final String OF_CAMPAIGN =
                """
                 AND left(o.request -> 'metadata' ->> 'campaignId', 200) = left(:campaign, 200)
                AND o.request -> 'metadata' ->> 'campaignId' = :campaign
                """;

        /** The campaign's condition is there only if it is asked for: so its index serves it. */
        private String condition() {
            return " WHERE o.sponsor_id = :sponsor" + campaignId.map(_ -> OF_CAMPAIGN).orElse("");
        }

        private GenericExecuteSpec bind(GenericExecuteSpec statement) {
            GenericExecuteSpec ofSponsor = statement.bind("sponsor", sponsorId);
            return campaignId.map(id -> ofSponsor.bind("campaign", id)).orElse(ofSponsor);
        }
    }

    /**
     * A page of a sponsor's operations, newest first.
     *
     * @param after the last one of the page before; one that is not theirs gives an empty page
     */
    public Flux<Listed> page(Choice choice, Optional<String> after, int limit) {
        return choice.bind(
                        database.sql(
                                SELECT
                                        + choice.condition()
                                        + """
                                         AND (CAST(:after AS text) IS NULL OR (o.created_at, o.operation_id) < (
                                            SELECT created_at, operation_id FROM operation
                                            WHERE operation_id = :after AND sponsor_id = :sponsor))
                                        ORDER BY o.created_at DESC, o.operation_id DESC LIMIT :limit
                                        """))
                .bind("after", Parameters.in(R2dbcType.VARCHAR, after.orElse(null)))
                .bind("limit", limit)
                .map(row -> listed(new Row(row)))
                .all();
    }

    /** How many operations those are. */
    public Mono<Long> count(Choice choice) {
        return choice.bind(database.sql("SELECT count(*) FROM operation o" + choice.condition()))
                .mapValue(Long.class)
                .one();
    }

    private Listed listed(Row row) {
        return new Listed(
                standing(row),
                row.text("name"),
                OperationType.valueOf(row.text("type")),
                Channel.valueOf(row.text("channel")),
                row.text("created_by"));
    }

    private Standing standing(Row row) {
        int total = row.number("total_items");
        Instant createdAt = row.instant("created_at");
        return new Standing(
                row.text("operation_id"),
                row.text("sponsor_id"),
                new Standing.Asked(
                        Channel.valueOf(row.text("channel")),
                        ZoneId.of(row.text("sponsor_zone")),
                        row.textIfAny("metadata").map(this::metadata).orElse(null)),
                OperationState.valueOf(row.text("state")),
                row.number("released_items"),
                new Standing.Pace(
                        row.realIfAny("pace"), row.instantIfAny("last_due_at").orElse(createdAt)),
                createdAt,
                row.instantIfAny("state_changed_at").orElse(null),
                row.textIfAny("state_reason").orElse(null),
                row.textIfAny("snapshot")
                        .map(this::read)
                        .orElseGet(() -> Snapshot.nothingKnown(total, createdAt)),
                row.bigNumberIfAny("spent_micros")
                        .map(spent ->
                                new Spending(
                                        spent,
                                        row.bigNumberIfAny("limit_micros"),
                                        row.truth("exhausted"))),
                hold(row));
    }

    private Optional<Standing.Hold> hold(Row row) {
        return row.instantIfAny("next_release_at")
                .flatMap(due ->
                        Standing.Hold.of(
                                row.instantIfAny("scheduled_at"),
                                due,
                                StoredHours.of(row),
                                ZoneId.of(row.text("sponsor_zone")),
                                clock.instant()));
    }
}
