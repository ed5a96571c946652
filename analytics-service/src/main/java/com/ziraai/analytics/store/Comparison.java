package com.ziraai.analytics.store;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Holds what was built against what is shown, before it is shown itself. */
public final class Comparison {

    private static final String DIFFERENT =
            """
            SELECT live.tally AS live, next.tally AS next
            FROM operation_partition%s AS live
            LEFT JOIN operation_partition%s AS next USING (operation_day, operation_id, partition)
            WHERE next.tally IS DISTINCT FROM live.tally
            """;

    private final DatabaseClient database;

    public Comparison(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Of how many parts of operations the next generation knows less than the live one. Equal
     * knowledge has equal bytes, so only what differs is looked at.
     *
     * @param live number of the live generation, whose format is ours
     */
    public Mono<Long> behind(int live) {
        Side side = Side.of(live);
        return database.sql(DIFFERENT.formatted(side.suffix(), side.other().suffix()))
                .map(Comparison::isBehind)
                .all()
                .filter(behind -> behind)
                .count();
    }

    private static boolean isBehind(Readable row) {
        byte @Nullable [] next = row.get("next", byte[].class);
        return next == null
                || advance(next) < advance(Objects.requireNonNull(row.get("live", byte[].class)));
    }

    private static long advance(byte[] tally) {
        return TallyCodec.decode(tally).advance();
    }
}
