package com.ziraai.campaign.admission;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.ProblemException;
import java.time.Clock;
import java.time.Duration;
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
        JsonNode data = json.readTree(answer).path("data");
        return data.path("retryOperationId").asString(data.path("operationId").asString(""));
    }

    /**
     * Keeps the answer; false if somebody else has kept one under that key. Belongs first into the
     * transaction that does what the answer says: a second request with the key waits here until
     * the first has ended.
     */
    public Mono<Boolean> keep(RequestKey request, KeptAnswer answer) {
        return database.sql(
                        """
                        INSERT INTO idempotency (scope, key, request_hash, status, answer, created_at)
                        VALUES (:scope, :key, :hash, :status, :answer, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("scope", request.scope())
                .bind("key", request.key())
                .bind("hash", request.hash())
                .bind("status", (short) answer.status())
                .bind("answer", answer.body())
                .bind("now", Row.utc(clock.instant()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Puts a fuller answer in place of the one kept in the same transaction. */
    public Mono<Void> amend(RequestKey request, KeptAnswer answer) {
        return database.sql(
                        "UPDATE idempotency SET answer = :answer WHERE scope = :scope AND key = :key")
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
