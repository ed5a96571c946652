package com.ziraai.campaign.admission;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers given under idempotency keys, kept for a while to be given again. */
public final class IdempotencyKeys {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyKeys(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer given before to the same request; empty if the key is new; 409
     * IDEMPOTENCY_CONFLICT, naming the operation begun by the first, if the key came with another
     * body.
     */
    public Mono<KeptAnswer> find(RequestKey request) {
        return database.sql(
                        "SELECT request_hash, status, answer FROM idempotency WHERE scope = :scope AND key = :key")
                .bind("scope", request.scope())
                .bind("key", request.key())
                .map(columns -> {
                    Row row = new Row(columns);
                    if (!request.isSameRequest(row.bytes("request_hash"))) {
                        throw ProblemException.keyUsedFor(
                                request.key(), operationOf(row.bytes("answer")));
                    }
                    return new KeptAnswer(row.number("status"), row.bytes("answer"));
                })
                .one();
    }

    /** Every answer that is kept names the operation it began. */
    private String operationOf(byte[] answer) {
        JsonNode kept = json.readTree(answer);
        return Stream.of(
                        "/data/retryOperationId",
                        "/data/operationId",
                        "/distributionId",
                        "/campaignId")
                .map(path -> kept.at(path).asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Does what is asked for and keeps the answer, or gives that of the first with the key. Belongs
     * around all of a transaction: a second request with the key waits here until the first has
     * ended.
     */
    public Mono<KeptAnswer> once(RequestKey request, Mono<KeptAnswer> work) {
        Mono<KeptAnswer> kept =
                work.switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing to answer")))
                        .flatMap(answer -> keep(request, answer).thenReturn(answer));
        return claim(request).flatMap(first -> first ? kept : find(request));
    }

    /** False if somebody else has the key. */
    private Mono<Boolean> claim(RequestKey request) {
        return database.sql(
                        """
                        INSERT INTO idempotency (scope, key, request_hash, status, answer, created_at)
                        VALUES (:scope, :key, :hash, 0, '', :now) ON CONFLICT DO NOTHING
                        """)
                .bind("scope", request.scope())
                .bind("key", request.key())
                .bind("hash", request.hash())
                .bind("now", Row.utc(clock.instant()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> keep(RequestKey request, KeptAnswer answer) {
        return database.sql(
                        """
                        UPDATE idempotency SET status = :status, answer = :answer
                        WHERE scope = :scope AND key = :key
                        """)
                .bind("status", (short) answer.status())
                .bind("answer", answer.body())
                .bind("scope", request.scope())
                .bind("key", request.key())
                .then();
    }

    /** Forgets what is older than that; gives how many. */
    Mono<Long> forgetOlderThan(Duration age) {
        return database.sql("DELETE FROM idempotency WHERE created_at < :before")
                .bind("before", Row.utc(clock.instant().minus(age)))
                .fetch()
                .rowsUpdated();
    }
}
