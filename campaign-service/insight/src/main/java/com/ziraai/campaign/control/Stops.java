package com.ziraai.campaign.control;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.release.Releaser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves operations whose requests said beforehand when they were to be moved: those that missed
 * their start are cancelled or paused as they wish, those that want to stop on the first error are
 * paused, since a pause loses nothing. In any number of instances; each move is made once.
 *
 * <p>A failed item is one more than the sponsor knew of: not those the intake warned of, and of
 * those that failed before a resumption none stops it again. What was handed to a provider before
 * the pause is in force can't be recalled.
 */
final class Stops {

    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Releaser releaser;
    private final Clock clock;

    Stops(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            Releaser releaser,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.releaser = releaser;
        this.clock = clock;
    }

    /** An operation that was moved. */
    private record Stopped(String operationId, String sponsorId, String action) {}

    /** One round; answers that there is no hurry for the next. */
    boolean round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Mono<Long> round =
                Flux.concat(missed(now), failed(now))
                        .concatMap(stopped -> note(stopped).thenReturn(stopped))
                        .count()
                        .flatMap(stopped -> knowFailures().thenReturn(stopped));
        if (transaction.transactional(round).blockOptional(PATIENCE).orElse(0L) > 0) {
            // It also publishes the new states.
            releaser.wake();
        }
        return false;
    }

    private Flux<Stopped> missed(Instant now) {
        return database.sql(
                        """
                        UPDATE operation SET state = CASE missed_start WHEN 'SKIP' THEN 'CANCELLED' ELSE 'PAUSED' END,
                            state_reason = 'MISSED_START', state_changed_at = :now, starts_at = NULL,
                            lifecycle_published_at = NULL
                        WHERE starts_at < :missed AND state = 'ACTIVE'
                        RETURNING operation_id, sponsor_id,
                            CASE state WHEN 'CANCELLED' THEN 'operation.cancel' ELSE 'operation.pause' END AS action
                        """)
                .bind("now", Row.utc(now))
                .bind("missed", Row.utc(now.minus(releaser.missedStartGrace())))
                .map(row -> stopped(new Row(row)))
                .all();
    }

    private Flux<Stopped> failed(Instant now) {
        return database.sql(
                        """
                        UPDATE operation o SET state = 'PAUSED', state_reason = 'FIRST_ERROR', state_changed_at = :now,
                            lifecycle_published_at = NULL
                        FROM progress p
                        WHERE o.stop_on_first_error AND o.finished_at IS NULL AND o.state = 'ACTIVE'
                        AND p.operation_id = o.operation_id
                        AND CAST(p.snapshot ->> 'failed' AS integer) + CAST(p.snapshot ->> 'parked' AS integer)
                            > o.known_failures
                        AND p.snapshot ->> 'completedAt' IS NULL
                        RETURNING o.operation_id, o.sponsor_id, 'operation.pause' AS action
                        """)
                .bind("now", Row.utc(now))
                .map(row -> stopped(new Row(row)))
                .all();
    }

    private static Stopped stopped(Row row) {
        return new Stopped(row.text("operation_id"), row.text("sponsor_id"), row.text("action"));
    }

    private Mono<Void> note(Stopped stopped) {
        return audit.note(
                new Deed(
                        Audit.SYSTEM,
                        Optional.of(stopped.sponsorId()),
                        stopped.action(),
                        stopped.operationId()));
    }

    /** As long as such a pause lasts, failures become known that are no news at its end. */
    private Mono<Void> knowFailures() {
        return database.sql(
                        """
                        UPDATE operation o SET known_failures
                            = CAST(p.snapshot ->> 'failed' AS integer) + CAST(p.snapshot ->> 'parked' AS integer)
                        FROM progress p
                        WHERE o.stop_on_first_error AND o.finished_at IS NULL AND o.state_reason = 'FIRST_ERROR'
                        AND p.operation_id = o.operation_id
                        AND CAST(p.snapshot ->> 'failed' AS integer) + CAST(p.snapshot ->> 'parked' AS integer)
                            > o.known_failures
                        """)
                .then();
    }
}
