package com.ziraai.campaign.callback;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.event.OperationState;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of what receivers know. */
final class Watches {

    /** Operations of one round. */
    private static final int PER_ROUND = 100;

    private final DatabaseClient database;

    Watches(DatabaseClient database) {
        this.database = database;
    }

    /** Takes up operations that came with an address; answers how many. */
    Mono<Long> begin() {
        return database.sql(
                        """
                        WITH found AS (
                            SELECT operation_id FROM operation WHERE callback_url IS NOT NULL AND NOT callback_watched
                            LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED),
                        noted AS (
                            UPDATE operation SET callback_watched = true FROM found
                            WHERE operation.operation_id = found.operation_id
                            RETURNING operation.operation_id, sponsor_id, callback_url, request, created_at)
                        INSERT INTO callback_watch (operation_id, sponsor_id, url, wants_progress, told_at)
                        SELECT operation_id, sponsor_id, callback_url,
                            coalesce(CAST(request -> 'processing' ->> 'sendProgressNotifications' AS boolean), true),
                            created_at
                        FROM noted ON CONFLICT DO NOTHING
                        """)
                .bind("limit", PER_ROUND)
                .fetch()
                .rowsUpdated();
    }

    /**
     * Locks those whose operation stands differently from what was told, skipping those another
     * instance holds; belongs inside the transaction that {@link #note notes} them.
     */
    Flux<Watch> lockChanged() {
        return database.sql(
                        """
                        SELECT w.operation_id, w.sponsor_id, w.url, s.language, w.wants_progress, w.events, w.told_at,
                            w.told_state, w.told_processed, w.told_revision
                        FROM callback_watch w JOIN operation o USING (operation_id)
                        JOIN sponsor s ON s.sponsor_id = w.sponsor_id
                        LEFT JOIN progress p USING (operation_id)
                        WHERE NOT w.over AND (o.finished_at IS NOT NULL OR o.state <> w.told_state
                            OR (w.wants_progress AND p.revision <> w.told_revision))
                        ORDER BY o.finished_at IS NULL AND o.state = w.told_state, w.told_at LIMIT :limit
                        FOR UPDATE OF w SKIP LOCKED
                        """)
                .bind("limit", PER_ROUND)
                .map(row -> watch(new Row(row)))
                .all();
    }

    private static Watch watch(Row row) {
        return new Watch(
                row.text("operation_id"),
                row.text("sponsor_id"),
                row.text("url"),
                row.text("language"),
                row.truth("wants_progress"),
                row.number("events"),
                row.instant("told_at"),
                OperationState.valueOf(row.text("told_state")),
                row.number("told_processed"),
                row.bigNumber("told_revision"));
    }

    /** Notes that this was told; after a completion nothing more is. */
    Mono<Void> note(Watch watch, Standing standing, Instant now) {
        return database.sql(
                        """
                        UPDATE callback_watch SET events = events + 1, told_at = :now, told_state = :state,
                            told_processed = :processed, told_revision = :revision, over = over OR :over
                        WHERE operation_id = :id
                        """)
                .bind("now", Row.utc(now))
                .bind("state", standing.state().name())
                .bind("processed", standing.restingItems())
                .bind("revision", standing.snapshot().revision())
                .bind("over", standing.isFinished())
                .bind("id", watch.operationId())
                .then();
    }
}
