package com.ziraai.analytics.alert;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Adds up what the counters say of each sponsor's items released lately. */
final class FigureSource {

    /** A quarter of an hour and the five minutes after it: then all of its items are due. */
    private static final Duration UNTIL_DUE = Duration.ofMinutes(20);

    private static final String LATELY =
            "WHERE day >= :day AND released_at > :since GROUP BY sponsor_id";

    private static final String FIGURES =
            """
            WITH lately AS (
                SELECT sponsor_id,
                    sum(unknown + parked + rejected + accepted + sent + attempt_failed
                        + failed + delivered + read) AS items,
                    sum(failed) AS failed, sum(unknown + parked) AS unknown,
                    sum(measured) FILTER (WHERE released_at <= :due) AS due,
                    sum(%1$s_within) FILTER (WHERE released_at <= :due) AS due_within,
                    sum(retried_good) AS retried_good, sum(retried_bad) AS retried_bad,
                    sum(never_tried) AS never_tried
                FROM item_counter %2$s
            ), attempts AS (
                SELECT sponsor_id,
                    sum(unknown + rejected + accepted + sent + failed + delivered + read) AS attempts,
                    sum(rejected + failed) AS errors
                FROM attempt_counter %2$s
            ), overfull AS (
                SELECT sponsor_id, count(*) AS overfull FROM operation WHERE pending < 0 GROUP BY sponsor_id
            )
            SELECT sponsor_id, %3$s
            FROM lately FULL JOIN attempts USING (sponsor_id) FULL JOIN overfull USING (sponsor_id)
            """;

    private static final String[] COLUMNS = {
        "items",
        "failed",
        "unknown",
        "due",
        "due_within",
        "retried_good",
        "retried_bad",
        "never_tried",
        "attempts",
        "errors",
        "overfull"
    };

    private final DatabaseClient database;
    private final Duration lookback;
    private final String query;

    FigureSource(DatabaseClient database, AlertSettings settings) {
        this.database = database;
        this.lookback = settings.lookback();
        String columns =
                Arrays.stream(COLUMNS)
                        .map("CAST(coalesce(%1$s, 0) AS bigint) AS %1$s"::formatted)
                        .collect(Collectors.joining(", "));
        String stage = settings.slaStage().name().toLowerCase(Locale.ROOT);
        this.query = FIGURES.formatted(stage, LATELY, columns);
    }

    /** Of every sponsor that has sent lately, or has an operation that does not add up. */
    Flux<Figures> at(Instant now) {
        Instant since = now.minus(lookback);
        return database.sql(query)
                .bind("day", LocalDate.ofInstant(since, ZoneOffset.UTC))
                .bind("since", since)
                .bind("due", now.minus(UNTIL_DUE))
                .map(FigureSource::figures)
                .all();
    }

    private static Figures figures(Readable row) {
        long neverTried = number(row, "never_tried");
        return new Figures(
                Objects.requireNonNull(row.get("sponsor_id", String.class)),
                number(row, "items"),
                number(row, "failed"),
                number(row, "unknown"),
                number(row, "due"),
                number(row, "due_within"),
                number(row, "retried_good"),
                number(row, "retried_bad"),
                number(row, "attempts") + neverTried,
                number(row, "errors") + neverTried,
                number(row, "overfull"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
