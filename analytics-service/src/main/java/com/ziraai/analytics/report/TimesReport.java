package com.ziraai.analytics.report;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * When messages are best sent: deliveries and reads by the weekday and hour their item was released
 * at. By the release, because it is what a sponsor chooses, and because it is the same whatever
 * becomes known later.
 */
final class TimesReport {

    private static final String COLUMNS =
            "CAST(extract(isodow FROM released_at AT TIME ZONE :zone) AS bigint) AS weekday, "
                    + "CAST(extract(hour FROM released_at AT TIME ZONE :zone) AS bigint) AS hour, "
                    + Scope.sums("delivered", "read")
                    + ", CAST(sum(accepted + sent + delivered + read) AS bigint) AS good"
                    + ", CAST(sum(unknown + parked + rejected + accepted + sent + attempt_failed"
                    + " + failed + delivered + read) AS bigint) AS tried"
                    + ", CAST(sum(cancelled + skipped) AS bigint) AS left_out";

    private final DatabaseClient database;

    TimesReport(DatabaseClient database) {
        this.database = database;
    }

    /** The whole answer; hours without items are left out. */
    record Answer(Period period, List<Hour> popularTimes) {}

    /**
     * One hour of the week.
     *
     * @param items items released in it of which anything is known
     * @param delivered those delivered, read ones included
     * @param read those read
     * @param successRate per cent of the items that a provider took and has not reported as failed;
     *     skipped and cancelled ones are not counted
     * @param readRate per cent of the delivered ones that were read
     */
    record Hour(
            DayOfWeek dayOfWeek,
            long hour,
            long items,
            long delivered,
            long read,
            @Nullable Double successRate,
            @Nullable Double readRate) {}

    Mono<Answer> of(Scope scope) {
        return scope.select(
                        database,
                        COLUMNS,
                        "item_counter",
                        "GROUP BY weekday, hour ORDER BY weekday, hour")
                .map(row -> hour(new Row(row)))
                .all()
                .filter(hour -> hour.items() > 0)
                .collectList()
                .map(hours -> new Answer(scope.period(), hours));
    }

    private static Hour hour(Row row) {
        long delivered = row.number("delivered") + row.number("read");
        return new Hour(
                DayOfWeek.of((int) row.number("weekday")),
                row.number("hour"),
                row.number("tried") + row.number("left_out"),
                delivered,
                row.number("read"),
                Rate.percent(row.number("good"), row.number("tried")),
                Rate.percent(row.number("read"), delivered));
    }
}
