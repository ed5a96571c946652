package com.ziraai.messaging.table;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reads the service's {@link DatabaseGauges}, one statement after the other. */
final class GaugeReader {

    /** Scrapes come every 15 s as a rule; oftener would only be read once. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    /** A count that takes longer is of no use at this period and only burdens the database. */
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private static final class Kept {
        private volatile double value = Double.NaN;
    }

    private record Series(DatabaseGauges.Column column, Kept kept) {

        void keep(Readable row) {
            kept.value = number(row.get(column.name()));
        }

        private static double number(@Nullable Object value) {
            return value instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        void forget() {
            kept.value = Double.NaN;
        }
    }

    private record Question(String statement, List<Series> series) {}

    private final List<Question> questions;
    private final DatabaseClient database;
    private final Clock clock;

    GaugeReader(
            List<DatabaseGauges> gauges,
            DatabaseClient database,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.clock = clock;
        this.questions =
                gauges.stream()
                        .map(each -> new Question(each.statement(), series(each, meters)))
                        .toList();
    }

    private static List<Series> series(DatabaseGauges gauges, MeterRegistry meters) {
        return gauges.columns().stream().map(column -> series(column, meters)).toList();
    }

    private static Series series(DatabaseGauges.Column column, MeterRegistry meters) {
        Kept kept = new Kept();
        Gauge.builder(column.metric(), kept, each -> each.value)
                .baseUnit(column.unit().isEmpty() ? null : column.unit())
                .description(column.description())
                .tags(column.labels().toArray(String[]::new))
                .register(meters);
        return new Series(column, kept);
    }

    /**
     * Reads all of them; what could not be read is not known. Blocks, a bounded time for each
     * statement.
     *
     * @return false: a round is all there is to do
     * @throws RuntimeException the last failure
     */
    boolean readAll() {
        RuntimeException failure = null;
        for (Question each : questions) {
            try {
                read(each);
            } catch (RuntimeException e) {
                each.series().forEach(Series::forget);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    private void read(Question question) {
        GenericExecuteSpec statement = database.sql(question.statement());
        if (question.statement().contains(":now")) {
            statement = statement.bind("now", clock.instant().atOffset(ZoneOffset.UTC));
        }
        statement
                .map(row -> {
                    question.series().forEach(each -> each.keep(row));
                    return true;
                })
                .one()
                .block(LIMIT);
    }
}
