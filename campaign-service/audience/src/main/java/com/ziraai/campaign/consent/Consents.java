package com.ziraai.campaign.consent;

import com.ziraai.campaign.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code consent}. */
public final class Consents {

    private final DatabaseClient database;

    Consents(DatabaseClient database) {
        this.database = database;
    }

    /** Has the contact stand so since then; belongs into the transaction that decides it. */
    public Mono<Void> set(String owner, String contactKey, boolean suppressed, Instant since) {
        return database.sql(
                        """
                        INSERT INTO consent (owner, contact_key, suppressed, since)
                        VALUES (:owner, :key, :suppressed, :since)
                        ON CONFLICT (contact_key, owner) DO UPDATE SET suppressed = excluded.suppressed,
                            since = excluded.since, published_at = NULL
                        """)
                .bind("owner", owner)
                .bind("key", contactKey)
                .bind("suppressed", suppressed)
                .bind("since", Row.utc(since))
                .then();
    }

    /**
     * Locks the row if it is not in its topic yet; waits for whoever is publishing it. Of a
     * transaction, until its end.
     */
    Mono<Consent> lockUnpublished(String owner, String contactKey) {
        return database.sql(
                        """
                        SELECT * FROM consent
                        WHERE contact_key = :key AND owner = :owner AND published_at IS NULL FOR UPDATE
                        """)
                .bind("key", contactKey)
                .bind("owner", owner)
                .map(row -> Consent.of(new Row(row)))
                .one();
    }

    /** Locks rows that are not in their topic yet, but for those somebody is publishing. */
    Flux<Consent> lockUnpublished(int atMost) {
        return database.sql(
                        "SELECT * FROM consent WHERE published_at IS NULL LIMIT :atMost FOR UPDATE SKIP LOCKED")
                .bind("atMost", atMost)
                .map(row -> Consent.of(new Row(row)))
                .all();
    }

    /** Notes that these are in their topic. */
    Mono<Void> markPublished(List<Consent> consents, Instant now) {
        return database.sql(
                        """
                        UPDATE consent SET published_at = :now FROM unnest(:keys, :owners) AS done(key, owner)
                        WHERE consent.contact_key = done.key AND consent.owner = done.owner
                        """)
                .bind("now", Row.utc(now))
                .bind("keys", column(consents, Consent::contactKey))
                .bind("owners", column(consents, Consent::owner))
                .then();
    }

    private static String[] column(List<Consent> rows, Function<Consent, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
