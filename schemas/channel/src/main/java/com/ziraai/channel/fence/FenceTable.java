package com.ziraai.channel.fence;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code fence}. */
final class FenceTable {

    private final DatabaseClient database;
    private final Clock clock;

    FenceTable(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The epoch that may send; empty before the first start. */
    Mono<String> standing() {
        return database.sql("SELECT epoch FROM fence").mapValue(String.class).one();
    }

    /** Makes the row; whoever came first keeps it. */
    Mono<Void> adopt(String epoch) {
        return database.sql(
                        """
                        INSERT INTO fence (epoch, adopted_at) VALUES (:epoch, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("epoch", epoch)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .then();
    }

    /** Moves the row, if it still stands as it was found. */
    Mono<Void> takeOver(String from, String epoch) {
        return database.sql(
                        "UPDATE fence SET epoch = :epoch, adopted_at = :now WHERE epoch = :from")
                .bind("epoch", epoch)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("from", from)
                .then();
    }
}
