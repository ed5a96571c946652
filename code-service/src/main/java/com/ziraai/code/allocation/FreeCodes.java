package com.ziraai.code.allocation;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Codes that were generated for nobody in particular. */
final class FreeCodes {

    private final DatabaseClient database;

    FreeCodes(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A free code.
     *
     * @param sponsorId who may give it away
     */
    record FreeCode(String code, String sponsorId, Instant expiresAt) {

        static FreeCode of(Readable row) {
            return new FreeCode(
                    Objects.requireNonNull(row.get("code", String.class)),
                    Objects.requireNonNull(row.get("sponsor_id", String.class)),
                    Objects.requireNonNull(row.get("expires_at", Instant.class)));
        }
    }

    /** Those of the codes that are free ones, whoever's. */
    Mono<Map<String, FreeCode>> find(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(
                        "SELECT code, sponsor_id, expires_at FROM code WHERE free AND code = ANY(:codes)")
                .bind("codes", codes.toArray(String[]::new))
                .map(FreeCode::of)
                .all()
                .collectMap(FreeCode::code);
    }
}
