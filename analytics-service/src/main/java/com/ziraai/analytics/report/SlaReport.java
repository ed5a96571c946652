package com.ziraai.analytics.report;

import static com.ziraai.analytics.report.Scope.LOCAL_DAY;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The service level by day of release: document 3's share of 99 % within five minutes, for each of
 * the three stages. Which items are counted is what an operation's own service level says; an
 * operation with another window is judged by its own.
 */
final class SlaReport {

    private static final double TARGET = 99;
    private static final int WINDOW_SECONDS = 300;

    private static final String COLUMNS =
            LOCAL_DAY
                    + " AS local_day, "
                    + Scope.sums(
                            "measured",
                            "accepted_reached",
                            "sent_reached",
                            "delivered_reached",
                            "accepted_within",
                            "sent_within",
                            "delivered_within")
                    + ", CAST(sum(unknown + parked + rejected + accepted + sent + attempt_failed"
                    + " + cancelled + skipped + failed + delivered + read) AS bigint) AS items";

    private final DatabaseClient database;

    SlaReport(DatabaseClient database) {
        this.database = database;
    }

    /** The whole answer; {@code targetRate} in per cent, days without items left out. */
    record Answer(Period period, int windowSeconds, double targetRate, List<Day> days) {}

    /**
     * One day.
     *
     * @param items items released on it of which anything is known
     * @param measuredItems those that are not excluded
     */
    record Day(
            LocalDate day,
            long items,
            long measuredItems,
            Objective accepted,
            Objective sent,
            Objective delivered) {}

    /**
     * One stage.
     *
     * @param reached measured items that passed it at all
     * @param withinWindow of those, within the window
     * @param rate per cent of the measured items; null when there are none
     * @param met whether it has reached the target
     */
    record Objective(long reached, long withinWindow, @Nullable Double rate, boolean met) {}

    Mono<Answer> of(Scope scope) {
        return scope.select(
                        database, COLUMNS, "item_counter", "GROUP BY local_day ORDER BY local_day")
                .map(row -> day(new Row(row)))
                .all()
                .filter(day -> day.items() > 0)
                .collectList()
                .map(days -> new Answer(scope.period(), WINDOW_SECONDS, TARGET, days));
    }

    private static Day day(Row row) {
        return new Day(
                row.day("local_day"),
                row.number("items"),
                row.number("measured"),
                objective(row, "accepted"),
                objective(row, "sent"),
                objective(row, "delivered"));
    }

    private static Objective objective(Row row, String stage) {
        long measured = row.number("measured");
        long within = row.number(stage + "_within");
        return new Objective(
                row.number(stage + "_reached"),
                within,
                Rate.percent(within, measured),
                100.0 * within >= TARGET * measured);
    }
}
