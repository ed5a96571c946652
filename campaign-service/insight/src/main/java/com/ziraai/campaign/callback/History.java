package com.ziraai.campaign.callback;

import com.ziraai.campaign.callback.Event.Attempt;
import com.ziraai.campaign.database.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events as their sponsor sees them. */
final class History {

    private final DatabaseClient database;

    History(DatabaseClient database) {
        this.database = database;
    }

    /** Events of an operation, the newest first, those before that place. */
    Flux<Event> page(String operationId, int before, int limit) {
        return select(
                        "WHERE operation_id = :id AND sequence < :before ORDER BY sequence DESC LIMIT :limit")
                .bind("id", operationId)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> event(new Row(row)))
                .all()
                .concatMap(this::withAttempts);
    }

    /** Tries an event anew from now on; gives it, or nothing if the operation has none such. */
    Mono<Event> replay(String operationId, String eventId, Instant now, Instant expiresAt) {
        return database.sql(
                        """
                        UPDATE callback_event SET state = 'PENDING', failures = 0, next_attempt_at = :now,
                            expires_at = :expires
                        WHERE operation_id = :operation AND event_id = :id
                        """)
                .bind("now", Row.utc(now))
                .bind("expires", Row.utc(expiresAt))
                .bind("operation", operationId)
                .bind("id", eventId)
                .then()
                .then(
                        Mono.defer(() ->
                                select("WHERE operation_id = :operation AND event_id = :id")
                                        .bind("operation", operationId)
                                        .bind("id", eventId)
                                        .map(row -> event(new Row(row)))
                                        .one()))
                .flatMap(this::withAttempts);
    }

    private DatabaseClient.GenericExecuteSpec select(String which) {
        return database.sql(
                """
                SELECT event_id, sequence, type, state, url, created_at, next_attempt_at
                FROM callback_event
                """
                        + which);
    }

    private static Event event(Row row) {
        return new Event(
                row.text("event_id"),
                row.number("sequence"),
                EventType.valueOf(row.text("type")),
                Event.State.valueOf(row.text("state")),
                row.text("url"),
                row.instant("created_at"),
                row.instantIfAny("next_attempt_at").orElse(null),
                List.of());
    }

    private Mono<Event> withAttempts(Event event) {
        return database.sql(
                        """
                        SELECT attempted_at, duration_millis, CAST(status AS integer) AS status, error
                        FROM callback_attempt WHERE event_id = :id ORDER BY attempt_id
                        """)
                .bind("id", event.id())
                .map(row ->
                        new Attempt(
                                new Row(row).instant("attempted_at"),
                                new Row(row).number("duration_millis"),
                                row.get("status", Integer.class),
                                row.get("error", String.class)))
                .all()
                .collectList()
                .map(event::with);
    }
}
