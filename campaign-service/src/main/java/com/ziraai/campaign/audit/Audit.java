package com.ziraai.campaign.audit;

import com.ziraai.campaign.database.Row;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes notes; each belongs inside the transaction of the deed. */
public final class Audit {

    private final DatabaseClient database;

    Audit(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param actor subject of the token
     * @param sponsorId the tenant concerned
     * @param action noun and verb, for example {@code operation.pause}
     * @param subject what it was done to
     */
    public Mono<Void> note(
            String actor, String sponsorId, String action, String subject, Instant at) {
        return insert(actor, Parameters.in(sponsorId), action, subject, at);
    }

    /** As {@link #note} of what concerns no one sponsor. */
    public Mono<Void> noteOfAll(String actor, String action, String subject, Instant at) {
        return insert(actor, Parameters.in(R2dbcType.VARCHAR), action, subject, at);
    }

    private Mono<Void> insert(
            String actor, Parameter sponsorId, String action, String subject, Instant at) {
        return database.sql(
                        """
                        INSERT INTO audit (happened_at, actor, sponsor_id, action, subject)
                        VALUES (:at, :actor, :sponsor, :action, :subject)
                        """)
                .bind("at", Row.utc(at))
                .bind("actor", actor)
                .bind("sponsor", sponsorId)
                .bind("action", action)
                .bind("subject", subject)
                .then();
    }
}
