package com.ziraai.campaign.callback;

import com.ziraai.campaign.callback.Event.Due;
import com.ziraai.campaign.callback.Event.Outcome;
import com.ziraai.campaign.database.Row;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outbox of callbacks. */
final class Events {

    private final DatabaseClient database;

    Events(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Adds the next event of an operation and drops progress that waits to be delivered; belongs
     * inside the transaction that notes it as told.
     */
    Mono<Void> add(Watch watch, EventType type, String body, Instant now, Instant expiresAt) {
        return supersede(watch.operationId())
                .then(
                        database.sql(
                                        """
                                        INSERT INTO callback_event (event_id, operation_id, sequence, sponsor_id, type,
                                            url, host, body, created_at, expires_at, next_attempt_at)
                                        VALUES (:id, :operation, :sequence, :sponsor, :type, :url, :host, :body, :now,
                                            :expires, :now)
                                        """)
                                .bind("id", watch.nextEventId())
                                .bind("operation", watch.operationId())
                                .bind("sequence", watch.events() + 1)
                                .bind("sponsor", watch.sponsorId())
                                .bind("type", type.name())
                                .bind("url", watch.url())
                                .bind("host", host(watch.url()))
                                .bind("body", body)
                                .bind("now", Row.utc(now))
                                .bind("expires", Row.utc(expiresAt))
                                .then());
    }

    private static String host(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).orElse("");
    }

    private Mono<Void> supersede(String operationId) {
        return database.sql(
                        """
                        UPDATE callback_event SET state = 'SUPERSEDED', next_attempt_at = NULL
                        WHERE operation_id = :id AND type = 'PROGRESS' AND state = 'PENDING'
                        """)
                .bind("id", operationId)
                .then();
    }

    /**
     * Locks events whose time has come, sponsors and their hosts in turn, skipping those another
     * instance holds; belongs inside the transaction that {@link #lease leases} them.
     *
     * @param full lanes that have no room
     * @param perLane of one host at most
     */
    Flux<Due> lockDue(List<String> full, int perLane, int limit, Instant now) {
        return database.sql(
                        """
                        WITH RECURSIVE lane AS (
                            (SELECT sponsor_id, host FROM callback_event WHERE next_attempt_at IS NOT NULL
                                ORDER BY sponsor_id, host LIMIT 1)
                            UNION ALL
                            SELECT next.sponsor_id, next.host FROM lane, LATERAL (
                                SELECT e.sponsor_id, e.host FROM callback_event e
                                WHERE e.next_attempt_at IS NOT NULL AND (e.sponsor_id, e.host) > (lane.sponsor_id, lane.host)
                                ORDER BY e.sponsor_id, e.host LIMIT 1) AS next),
                        waiting AS (
                            SELECT each.event_id, each.next_attempt_at, lane.sponsor_id,
                                row_number() OVER (PARTITION BY lane.sponsor_id, lane.host ORDER BY each.next_attempt_at) AS no
                            FROM lane, LATERAL (
                                SELECT event_id, next_attempt_at FROM callback_event e
                                WHERE e.sponsor_id = lane.sponsor_id AND e.host = lane.host AND e.next_attempt_at <= :now
                                ORDER BY e.next_attempt_at LIMIT :perLane) AS each
                            WHERE lane.sponsor_id || '|' || lane.host <> ALL (:full)),
                        turn AS (
                            SELECT event_id, next_attempt_at,
                                row_number() OVER (PARTITION BY sponsor_id ORDER BY no, next_attempt_at) AS no
                            FROM waiting ORDER BY no, next_attempt_at LIMIT :limit)
                        SELECT e.event_id, e.operation_id, e.sponsor_id, e.type, e.url, e.host, e.body, e.failures, e.expires_at
                        FROM turn JOIN callback_event e USING (event_id)
                        WHERE e.next_attempt_at <= :now
                        ORDER BY turn.no, turn.next_attempt_at
                        FOR UPDATE OF e SKIP LOCKED
                        """)
                .bind("now", Row.utc(now))
                .bind("full", full.toArray(String[]::new))
                .bind("perLane", perLane)
                .bind("limit", limit)
                .map(row -> due(new Row(row)))
                .all();
    }

    private static Due due(Row row) {
        return new Due(
                row.text("event_id"),
                row.text("operation_id"),
                row.text("sponsor_id"),
                EventType.valueOf(row.text("type")),
                row.text("url"),
                row.text("host"),
                row.text("body"),
                row.number("failures"),
                row.instant("expires_at"));
    }

    /** Keeps others from trying these before that instant. */
    Mono<Void> lease(List<Due> events, Instant until) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        "UPDATE callback_event SET next_attempt_at = :until WHERE event_id = ANY (:ids)")
                .bind("until", Row.utc(until))
                .bind("ids", events.stream().map(Due::id).toArray(String[]::new))
                .then();
    }

    /** Adds an attempt to the event's history. */
    Mono<Void> note(Due event, Outcome outcome, Instant at, Duration duration) {
        Optional<Integer> status =
                outcome instanceof Outcome.Answered answered
                        ? Optional.of(answered.status())
                        : Optional.empty();
        Optional<String> error =
                outcome instanceof Outcome.Unreachable unreachable
                        ? Optional.of(unreachable.error())
                        : Optional.empty();
        return database.sql(
                        """
                        INSERT INTO callback_attempt (event_id, attempted_at, duration_millis, status, error)
                        VALUES (:id, :at, :millis, :status, :error)
                        """)
                .bind("id", event.id())
                .bind("at", Row.utc(at))
                .bind("millis", Math.toIntExact(duration.toMillis()))
                .bind("status", Parameters.in(R2dbcType.INTEGER, status.orElse(null)))
                .bind("error", Parameters.in(R2dbcType.VARCHAR, error.orElse(null)))
                .then();
    }

    /** It was taken, whatever became of it meanwhile. */
    Mono<Void> delivered(Due event) {
        return database.sql(
                        "UPDATE callback_event SET state = 'DELIVERED', next_attempt_at = NULL WHERE event_id = :id")
                .bind("id", event.id())
                .then();
    }

    /** It was not taken; it is tried again then, or never if that is empty. */
    Mono<Void> failed(Due event, Optional<Instant> next) {
        return database.sql(
                        """
                        UPDATE callback_event SET failures = failures + 1, next_attempt_at = :next,
                            state = CASE WHEN CAST(:next AS timestamptz) IS NULL THEN 'DEAD' ELSE 'PENDING' END
                        WHERE event_id = :id AND state = 'PENDING'
                        """)
                .bind(
                        "next",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                                next.map(Row::utc).orElse(null)))
                .bind("id", event.id())
                .then();
    }

    /**
     * The receiver wants nothing more of the operation: what waits is given up, nothing follows.
     */
    Mono<Void> gone(String operationId) {
        return database.sql(
                        """
                        WITH ended AS (UPDATE callback_watch SET over = true WHERE operation_id = :id)
                        UPDATE callback_event SET state = 'DEAD', next_attempt_at = NULL
                        WHERE operation_id = :id AND state = 'PENDING'
                        """)
                .bind("id", operationId)
                .then();
    }

    /** Forgets events of operations that are over, and what was told of them. */
    Mono<Long> forgetOlderThan(Instant before) {
        return database.sql(
                        """
                        DELETE FROM callback_event e USING callback_watch w
                        WHERE w.operation_id = e.operation_id AND w.over
                        AND e.created_at < :before AND e.next_attempt_at IS NULL
                        """)
                .bind("before", Row.utc(before))
                .fetch()
                .rowsUpdated();
    }
}
