package com.ziraai.campaign.callback;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The keys of each sponsor: one is made when first needed, and a replaced one goes on signing
 * beside its successor while the sponsor teaches its receivers the new one.
 */
final class SigningKeys {

    private static final Duration OVERLAP = Duration.ofDays(1);

    /** However often a sponsor replaces its key, the header stays short. */
    private static final int MOST_AT_ONCE = 5;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final RandomGenerator random;
    private final Clock clock;

    SigningKeys(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            RandomGenerator random,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Those that sign now, the newest first. The sponsor has to be known.
     *
     * @param actor by whom one is made if there is none
     */
    Mono<List<SigningKey>> of(String sponsorId, String actor) {
        return find(sponsorId)
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(
                        Mono.defer(() -> create(sponsorId, actor))
                                .then(Mono.defer(() -> find(sponsorId))));
    }

    private Mono<Void> create(String sponsorId, String actor) {
        return transaction.transactional(
                insert(sponsorId, now())
                        .filter(made -> made)
                        .flatMap(made -> note(sponsorId, actor, "create")));
    }

    /** Replaces the key; gives those that sign from now on. */
    Mono<List<SigningKey>> rotate(String sponsorId, String actor) {
        Instant now = now();
        return of(sponsorId, actor)
                .then(
                        transaction.transactional(
                                retire(sponsorId, now)
                                        .then(insert(sponsorId, now))
                                        .then(note(sponsorId, actor, "rotate"))))
                .then(Mono.defer(() -> find(sponsorId)));
    }

    private Mono<Void> note(String sponsorId, String actor, String verb) {
        return audit.note(
                new Deed(
                        actor,
                        Optional.of(sponsorId),
                        "callback-secret." + verb,
                        "sponsor:" + sponsorId));
    }

    private Mono<List<SigningKey>> find(String sponsorId) {
        return database.sql(
                        """
                        SELECT key, created_at FROM callback_secret
                        WHERE sponsor_id = :sponsor AND (signs_until IS NULL OR signs_until > :now)
                        ORDER BY secret_id DESC LIMIT :most
                        """)
                .bind("sponsor", sponsorId)
                .bind("now", Row.utc(now()))
                .bind("most", MOST_AT_ONCE)
                .map(columns -> {
                    Row row = new Row(columns);
                    return new SigningKey(row.bytes("key"), row.instant("created_at"));
                })
                .all()
                .collectList();
    }

    /** Two that rotate at once are one rotation: the second finds the key of the first. */
    private Mono<Void> retire(String sponsorId, Instant now) {
        return database.sql(
                        """
                        UPDATE callback_secret SET signs_until = :until
                        WHERE sponsor_id = :sponsor AND signs_until IS NULL
                        """)
                .bind("until", Row.utc(now.plus(OVERLAP)))
                .bind("sponsor", sponsorId)
                .then();
    }

    /** False if another request made one at the same moment. */
    private Mono<Boolean> insert(String sponsorId, Instant now) {
        SigningKey key = SigningKey.create(random, now);
        return database.sql(
                        """
                        INSERT INTO callback_secret (sponsor_id, key, created_at) VALUES (:sponsor, :key, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("sponsor", sponsorId)
                .bind("key", key.bytes())
                .bind("now", Row.utc(key.createdAt()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
