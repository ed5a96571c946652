package com.ziraai.campaign.control;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.event.OperationState;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Moves operations from state to state. A move is answered when it is in its topic, so that whoever
 * paused an operation knows that the channels hear of it now.
 */
public final class Control {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ProgressCopy progress;
    private final Audit audit;
    private final Releaser releaser;
    private final Clock clock;

    Control(
            DatabaseClient database,
            TransactionalOperator transaction,
            ProgressCopy progress,
            Audit audit,
            Releaser releaser,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.progress = progress;
        this.audit = audit;
        this.releaser = releaser;
        this.clock = clock;
    }

    /**
     * How the operation stands after the move. Fails with 409 when it cannot be made, and with 503
     * when it is stored and not yet published: it will be, once the broker is back.
     */
    Mono<Standing> move(Standing standing, Move move, String actor) {
        return transaction
                .transactional(change(standing, move, actor))
                .then(Mono.defer(() -> published(standing.operationId())))
                .then(Mono.defer(() -> progress.find(standing.operationId())));
    }

    private Mono<Void> change(Standing standing, Move move, String actor) {
        return database.sql("SELECT state FROM operation WHERE operation_id = :id FOR UPDATE")
                .bind("id", standing.operationId())
                .map(row -> OperationState.valueOf(new Row(row).text("state")))
                .one()
                .flatMap(state -> {
                    if (move.isRepeated(state)) {
                        return Mono.empty();
                    }
                    if (standing.isFinished() || !move.isLegal(state)) {
                        return Mono.error(
                                ProblemException.of(
                                        HttpStatus.CONFLICT,
                                        "ILLEGAL_MOVE",
                                        standing.statusWord()));
                    }
                    return store(standing, state, move, actor);
                });
    }

    private Mono<Void> store(Standing standing, OperationState before, Move move, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.sql(
                        """
                        UPDATE operation SET state = :state, state_changed_at = :now,
                            lifecycle_published_at = NULL, state_reason = NULL,
                            starts_at = CASE WHEN :state = 'ACTIVE' THEN NULL ELSE starts_at END
                        WHERE operation_id = :id
                        """)
                .bind("state", move.to().name())
                .bind("now", Row.utc(now))
                .bind("id", standing.operationId())
                .then()
                .then(
                        audit.note(
                                deed(
                                        actor,
                                        standing,
                                        "operation." + move.name().toLowerCase(Locale.ROOT)),
                                Optional.of(Map.of("state", before)),
                                Optional.of(Map.of("state", move.to()))));
    }

    /**
     * Lets the operation spend that much, or anything. Fails with 409 once it has come to its end,
     * and with 503 when it is stored and not yet published.
     */
    public Mono<Void> limit(Standing standing, Optional<Long> micros, String actor) {
        if (standing.isFinished() || standing.state() == OperationState.CANCELLED) {
            return Mono.error(
                    ProblemException.of(
                            HttpStatus.CONFLICT, "ILLEGAL_MOVE", standing.statusWord()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Mono<Void> change =
                database.sql(
                                """
                                UPDATE operation SET budget_micros = :micros, budget_changed_at = :now,
                                    lifecycle_published_at = NULL
                                WHERE operation_id = :id
                                """)
                        .bind("micros", Parameters.in(R2dbcType.BIGINT, micros.orElse(null)))
                        .bind("now", Row.utc(now))
                        .bind("id", standing.operationId())
                        .then();
        return audit.change(
                        deed(actor, standing, "operation.budget"),
                        budget(standing.operationId()),
                        change)
                .then(Mono.defer(() -> published(standing.operationId())));
    }

    private Mono<Map<String, Long>> budget(String operationId) {
        return database.sql("SELECT budget_micros FROM operation WHERE operation_id = :id")
                .bind("id", operationId)
                .map(row -> Optional.ofNullable(row.get("budget_micros", Long.class)))
                .one()
                .flatMap(Mono::justOrEmpty)
                .map(micros -> Map.of("budgetMicros", micros));
    }

    private static Deed deed(String actor, Standing standing, String action) {
        return new Deed(actor, Optional.of(standing.sponsorId()), action, standing.operationId());
    }

    private Mono<Void> published(String operationId) {
        releaser.wake();
        return database.sql(
                        "SELECT lifecycle_published_at IS NOT NULL FROM operation WHERE operation_id = :id")
                .bind("id", operationId)
                .mapValue(Boolean.class)
                .one()
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK))
                .timeout(PATIENCE)
                .onErrorMap(
                        TimeoutException.class,
                        _ ->
                                ProblemException.of(
                                        HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_IN_FORCE"))
                .then();
    }
}
