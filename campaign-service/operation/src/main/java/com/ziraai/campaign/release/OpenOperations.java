package com.ziraai.campaign.release;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.operation.ItemSchemas;
import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.StoredHours;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows a round works on. Each method belongs inside the round's transaction. */
final class OpenOperations {

    /** Operations of one round: as many as get a turn before the round is full. */
    private static final int PER_ROUND = 64;

    /**
     * Unfinished items of an operation are what its senders do within this time, so that a slow
     * provider's queue stays in our rows and others' messages get their turn soon.
     */
    private static final int WINDOW_SECONDS = 3;

    /**
     * Without anything becoming known for so long, what is unfinished does not wait for its turn.
     */
    private static final Duration STALL = Duration.ofSeconds(10);

    /** Enough to keep a lane's concurrent calls busy, however long each of them takes. */
    private static final int SMALLEST_WINDOW = 250;

    private final DatabaseClient database;
    private final ItemSchemas schemas;
    private final Duration grace;

    /**
     * @param grace how late an operation may begin that has to begin in time
     */
    OpenOperations(DatabaseClient database, ItemSchemas schemas, Duration grace) {
        this.database = database;
        this.schemas = schemas;
        this.grace = grace;
    }

    /**
     * Locks operations that have to be announced, have credit for a batch that is due or are
     * cancelled with batches left, skipping those another instance holds. First comes one of each
     * sponsor, then the second of each; of a sponsor's operations those of a higher {@link
     * OpenOperation.Tier}, in it the one that waited longest, then the more urgent. What missed its
     * start waits until it is decided what becomes of it. The lock is on the operation, not on its
     * batches, because two instances must not both spend the same credit.
     *
     * <p>What a sponsor's operations have unfinished together is read and not locked: two instances
     * may each give what is left of its room to different operations in the same moment, so that
     * with so many instances it has up to as many times its limit, until it is under it again. What
     * is stuck, or of an operation nothing became known of for a while, takes no room: it waits for
     * something else than its sponsor.
     */
    Flux<OpenOperation> lock(Instant now) {
        return database.sql(
                        """
                        WITH open AS (
                            SELECT o.operation_id, o.sponsor_id, o.last_released_at, o.priority, w.items + o.stuck_items AS "window",
                                o.lifecycle_published_at IS NULL OR o.state = 'CANCELLED' AS anyway
                            FROM operation o LEFT JOIN progress p USING (operation_id),
                            LATERAL (SELECT least(o.max_concurrency * o.batch_size,
                                greatest(o.batch_size, :least, CAST(coalesce(p.pace, 0) * :seconds AS integer)))) AS w(items)
                            WHERE (o.next_release_at IS NOT NULL OR o.lifecycle_published_at IS NULL)
                            AND (o.lifecycle_published_at IS NULL
                                OR o.state = 'CANCELLED'
                                OR (o.next_release_at <= :now AND o.state = 'ACTIVE'
                                    AND (o.starts_at IS NULL OR o.starts_at >= :missed)
                                    AND greatest(0, o.released_items - coalesce(o.total_items - p.pending, 0))
                                        + least(o.batch_size, o.total_items - o.released_items)
                                        <= w.items + o.stuck_items))),
                        ranked AS (
                            SELECT operation_id, sponsor_id, last_released_at, "window", anyway, row_number() OVER (PARTITION BY sponsor_id
                                ORDER BY CASE WHEN priority >= 8 THEN 1 WHEN priority >= 4 THEN 2 ELSE 3 END,
                                    last_released_at NULLS FIRST, priority DESC, operation_id) AS no
                            FROM open ORDER BY no, last_released_at NULLS FIRST),
                        turn AS (
                            SELECT operation_id, last_released_at, "window", no, r.room
                            FROM ranked CROSS JOIN LATERAL (
                                SELECT greatest(0, l.max_sponsor_concurrency - (
                                    SELECT coalesce(sum(CAST(greatest(0, b.released_items - coalesce(b.total_items - p.pending, 0)
                                        - b.stuck_items) AS double precision) / b.batch_size), 0)
                                    FROM operation b LEFT JOIN progress p USING (operation_id)
                                    WHERE b.sponsor_id = ranked.sponsor_id AND b.finished_at IS NULL
                                    AND b.state <> 'CANCELLED' AND b.released_items > 0
                                    AND (b.last_released_at >= :stalled OR (p.mark_at >= :stalled AND p.pace > 0)))) AS room
                                FROM sponsor s JOIN plan l ON l.name = s.plan
                                WHERE s.sponsor_id = ranked.sponsor_id OFFSET 0) AS r
                            WHERE anyway OR r.room > 0
                            ORDER BY no, last_released_at NULLS FIRST LIMIT :limit)
                        SELECT o.operation_id, o.operation_day, o.sponsor_id, o.priority, o.total_items, o.batch_size,
                            turn."window", turn.room, o.released_items, o.created_at, o.state,
                            %s, o.batch_delay_seconds, o.budget_micros,
                            greatest(o.created_at, o.state_changed_at, o.budget_changed_at) AS state_since,
                            o.lifecycle_published_at IS NOT NULL AS announced,
                            CASE o.state WHEN 'ACTIVE' THEN coalesce(o.next_release_at <= :now
                                    AND (o.starts_at IS NULL OR o.starts_at >= :missed), false)
                                WHEN 'CANCELLED' THEN o.next_release_at IS NOT NULL ELSE false END AS due,
                            coalesce(o.total_items - p.pending, 0) AS known_items
                        FROM turn JOIN operation o USING (operation_id) JOIN sponsor s ON s.sponsor_id = o.sponsor_id
                        LEFT JOIN progress p USING (operation_id)
                        ORDER BY turn.no, turn.last_released_at NULLS FIRST
                        FOR UPDATE OF o SKIP LOCKED
                        """
                                .formatted(StoredHours.COLUMNS))
                .bind("now", Row.utc(now))
                .bind("missed", Row.utc(now.minus(grace)))
                .bind("stalled", Row.utc(now.minus(STALL)))
                .bind("limit", PER_ROUND)
                .bind("least", SMALLEST_WINDOW)
                .bind("seconds", WINDOW_SECONDS)
                .map(row -> operation(new Row(row)))
                .all();
    }

    /**
     * Makes room beyond the window for items that are stuck, so that others of their operation do
     * not wait with them: where nothing became known for a while, all that is unfinished is. Once
     * more only after something of what was released then became known, so that where nothing gets
     * through at all the queue stays in our rows. Gives how many operations have room now.
     */
    Mono<Long> makeRoom(Instant now) {
        return database.sql(
                        """
                        UPDATE operation o SET stuck_items = o.released_items - (o.total_items - p.pending),
                            stuck_known = o.total_items - p.pending
                        FROM progress p
                        WHERE p.operation_id = o.operation_id AND o.state = 'ACTIVE' AND o.next_release_at <= :now
                            AND o.last_released_at < :since AND (p.mark_at < :since OR p.pace <= 0)
                            AND o.total_items - p.pending > o.stuck_known
                            AND o.released_items > o.total_items - p.pending + o.stuck_items
                        """)
                .bind("now", Row.utc(now))
                .bind("since", Row.utc(now.minus(STALL)))
                .fetch()
                .rowsUpdated();
    }

    private static OpenOperation operation(Row row) {
        return new OpenOperation(
                row.text("operation_id"),
                row.day("operation_day"),
                row.text("sponsor_id"),
                row.smallNumber("priority"),
                row.number("total_items"),
                row.number("batch_size"),
                row.number("window"),
                row.number("released_items"),
                row.number("known_items"),
                row.truth("announced"),
                row.truth("due"),
                Duration.ofSeconds(row.number("batch_delay_seconds")),
                openTime(row),
                OperationState.valueOf(row.text("state")),
                row.instant("state_since"),
                row.instant("created_at"),
                row.real("room"),
                row.bigNumberIfAny("budget_micros"));
    }

    /** Empty for what is always open. */
    private static Optional<OpenTime> openTime(Row row) {
        return Optional.of(StoredHours.of(row)).filter(open -> !open.isAlways());
    }

    /** Notes that these wait until they are open again. */
    Mono<Void> defer(List<OpenOperation> closed, Instant now) {
        if (closed.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        UPDATE operation o SET next_release_at = closed.until,
                            starts_at = CASE WHEN o.starts_at IS NOT NULL THEN closed.until END
                        FROM unnest(:ids, :untils) AS closed(id, until) WHERE o.operation_id = closed.id
                        """)
                .bind("ids", column(closed, OpenOperation::id, String[]::new))
                .bind(
                        "untils",
                        column(closed, each -> Row.utc(each.opensAt(now)), OffsetDateTime[]::new))
                .then();
    }

    /** The next waiting batches of each share that are due. */
    Flux<WaitingBatch> take(List<Share> shares, Instant now) {
        return database.sql(
                        """
                        SELECT b.operation_id, b.operation_day, b.batch_no, b.item_count, b.schema_fingerprint, b.items
                        FROM unnest(:days, :ids, :batches, :cancelled) AS share(day, id, batches, cancelled)
                        CROSS JOIN LATERAL (
                            SELECT * FROM batch
                            WHERE operation_day = share.day AND operation_id = share.id AND state = 'WAITING'
                            AND (release_at <= :now OR share.cancelled)
                            ORDER BY batch_no LIMIT share.batches) AS b
                        """)
                .bind("days", column(shares, share -> share.operation().day(), LocalDate[]::new))
                .bind("ids", column(shares, share -> share.operation().id(), String[]::new))
                .bind("batches", column(shares, Share::batches, Integer[]::new))
                .bind(
                        "cancelled",
                        column(shares, share -> share.operation().isCancelled(), Boolean[]::new))
                .bind("now", Row.utc(now))
                .map(row -> Stored.of(new Row(row)))
                .all()
                .concatMap(this::withSchema);
    }

    private Mono<WaitingBatch> withSchema(Stored stored) {
        return schemas.get(stored.fingerprint)
                .map(schema ->
                        new WaitingBatch(
                                stored.operationId,
                                stored.day,
                                stored.batchNo,
                                new PackedItems(schema, stored.itemCount, stored.bytes)));
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Stored(
            String operationId,
            LocalDate day,
            int batchNo,
            int itemCount,
            long fingerprint,
            byte[] bytes) {

        static Stored of(Row row) {
            return new Stored(
                    row.text("operation_id"),
                    row.day("operation_day"),
                    row.number("batch_no"),
                    row.number("item_count"),
                    row.bigNumber("schema_fingerprint"),
                    row.bytes("items"));
        }
    }

    /** Notes that these batches are in their topic. */
    Mono<Void> markReleased(List<WaitingBatch> batches, Instant now) {
        if (batches.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        UPDATE batch SET state = 'RELEASED', released_at = :now
                        FROM unnest(:days, :ids, :numbers) AS done(day, id, no)
                        WHERE batch.operation_day = done.day AND batch.operation_id = done.id
                        AND batch.batch_no = done.no
                        """)
                .bind("now", Row.utc(now))
                .bind("days", column(batches, WaitingBatch::day, LocalDate[]::new))
                .bind("ids", column(batches, WaitingBatch::operationId, String[]::new))
                .bind("numbers", column(batches, WaitingBatch::batchNo, Integer[]::new))
                .then();
    }

    /** Notes that these operations are announced and what of them was released. */
    Mono<Void> advance(List<Progressed> operations, Instant now) {
        return database.sql(
                        """
                        UPDATE operation o SET
                            released_items = o.released_items + done.items,
                            last_released_at = CASE WHEN done.items > 0 THEN :now ELSE o.last_released_at END,
                            lifecycle_published_at = coalesce(o.lifecycle_published_at, :now),
                            starts_at = CASE WHEN done.items = 0 THEN o.starts_at END,
                            next_release_at = (
                                SELECT greatest(b.release_at, CASE WHEN done.items > 0
                                    THEN :now + o.batch_delay_seconds * interval '1 second' END)
                                FROM batch b
                                WHERE b.operation_day = o.operation_day AND b.operation_id = o.operation_id
                                AND b.state = 'WAITING' ORDER BY b.batch_no LIMIT 1)
                        FROM unnest(:ids, :items) AS done(id, items) WHERE o.operation_id = done.id
                        """)
                .bind("now", Row.utc(now))
                .bind("ids", column(operations, Progressed::operationId, String[]::new))
                .bind("items", column(operations, Progressed::items, Integer[]::new))
                .then();
    }

    /**
     * @param operationId an operation of the round
     * @param items how many of its items the round published
     */
    record Progressed(String operationId, int items) {}

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
