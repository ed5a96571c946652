package com.ziraai.messaging.table;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the months' partitions before they are needed and drops those past retention. Several
 * instances may run it at once. A row of a month without partition lands in the table's default
 * one.
 */
final class TimePartitions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TimePartitions.class);
    private static final Duration PERIOD = Duration.ofHours(12);
    private static final int MONTHS_AHEAD = 2;

    private static final Retry UNTIL_DATABASE_ANSWERS =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                    .maxBackoff(Duration.ofSeconds(5))
                    .doBeforeRetry(failed ->
                            log.warn(
                                    "waiting for the database: {}", failed.failure().getMessage()));

    private final List<PartitionedTable> tables;
    private final DatabaseClient database;
    private final Clock clock;
    private Disposable upkeep = Disposables.disposed();

    TimePartitions(List<PartitionedTable> tables, DatabaseClient database, Clock clock) {
        this.tables = tables;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void start() {
        maintain().retryWhen(UNTIL_DATABASE_ANSWERS).block();
        upkeep =
                Flux.interval(PERIOD)
                        .concatMap(tick -> maintain().onErrorResume(TimePartitions::tryLater))
                        .subscribe();
    }

    private static Mono<Void> tryLater(Throwable failure) {
        log.warn("partitions could not be maintained, next try in {}", PERIOD, failure);
        return Mono.empty();
    }

    private Mono<Void> maintain() {
        return Flux.fromIterable(tables).concatMap(this::maintain).then();
    }

    private Mono<Void> maintain(PartitionedTable table) {
        YearMonth now = YearMonth.from(LocalDate.now(clock));
        return Flux.range(-1, MONTHS_AHEAD + 2)
                .concatMap(offset -> create(table, now.plusMonths(offset)))
                .then(dropExpired(table));
    }

    private Mono<Void> create(PartitionedTable table, YearMonth month) {
        return locked(
                table,
                """
                CREATE TABLE IF NOT EXISTS %s PARTITION OF %s
                FOR VALUES FROM ('%s') TO ('%s') WITH (fillfactor = %d);\
                """
                        .formatted(
                                partition(table, month),
                                table.name(),
                                month.atDay(1),
                                month.plusMonths(1).atDay(1),
                                table.fillfactor()));
    }

    private Mono<Void> dropExpired(PartitionedTable table) {
        YearMonth oldest =
                YearMonth.from(LocalDate.now(clock).minusDays(table.retention().toDays()));
        return database.sql(
                        """
                        SELECT inhrelid::regclass::text FROM pg_inherits
                        WHERE inhparent = to_regclass(:table) AND inhrelid::regclass::text ~ '_y[0-9]{4}m[0-9]{2}$'
                        AND right(inhrelid::regclass::text, 8) < :oldest
                        """)
                .bind("table", table.name())
                .bind("oldest", suffix(oldest))
                .mapValue(String.class)
                .all()
                .concatMap(expired -> drop(table, expired))
                .then();
    }

    private Mono<Void> drop(PartitionedTable table, String expired) {
        log.info("dropping {}, past its retention of {}", expired, table.retention());
        return locked(table, "DROP TABLE IF EXISTS %s;".formatted(expired));
    }

    private Mono<Void> locked(PartitionedTable table, String statement) {
        return database.sql(
                        "DO $$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('%s')); %s END $$"
                                .formatted(table.name(), statement))
                .then();
    }

    private static String partition(PartitionedTable table, YearMonth month) {
        return table.name() + "_" + suffix(month);
    }

    private static String suffix(YearMonth month) {
        return "y%04dm%02d".formatted(month.getYear(), month.getMonthValue());
    }

    @Override
    public void stop() {
        upkeep.dispose();
    }

    @Override
    public boolean isRunning() {
        return !upkeep.isDisposed();
    }

    /** Before every listener. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1000;
    }
}
