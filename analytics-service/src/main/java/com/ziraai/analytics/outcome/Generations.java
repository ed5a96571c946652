package com.ziraai.analytics.outcome;

import com.ziraai.analytics.store.Side;
import com.ziraai.analytics.store.StoredFormat;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one row of the table {@code generation}, which all instances share. Each step from one
 * generation to the next is a statement that does nothing where it was done before, so any instance
 * may go on where another one was ended.
 */
public final class Generations {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private volatile boolean shown;

    Generations(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    Mono<Generation> read() {
        return database.sql("SELECT * FROM generation").map(Generations::read).one();
    }

    /**
     * Whether there are counts to be shown: not while the first generation of a new database, or of
     * the first version that stores them so, is being folded. Once true, for ever.
     */
    public Mono<Boolean> areShown() {
        return shown
                ? Mono.just(true)
                : read().map(Generation::isShown).doOnNext(answer -> shown = answer);
    }

    /** Whether it is known what was called complete before this database was new. */
    public Mono<Boolean> areRecalled() {
        return database.sql("SELECT recalled FROM generation").mapValue(Boolean.class).one();
    }

    /** It is known now. */
    public Mono<Void> recalled() {
        return database.sql("UPDATE generation SET recalled = true").then();
    }

    /**
     * Begins the next generation, unless one is being built already by this version or a newer.
     *
     * @param acceptsLess whether it is to be shown though it knows less than the live one
     */
    Mono<Boolean> begin(boolean acceptsLess) {
        return changed(
                database.sql(
                                """
                                UPDATE generation SET building = live + 1, building_format = :format,
                                    prepared = false, accepts_less = :acceptsLess, behind = NULL, closed_at = NULL
                                WHERE building IS NULL AND live_format <= :format OR building_format < :format
                                """)
                        .bind("format", StoredFormat.CURRENT)
                        .bind("acceptsLess", acceptsLess));
    }

    /**
     * Empties the side the next generation is built on and puts in what is to be there before it is
     * folded; all or nothing.
     *
     * @param begin lets its group begin at the topics' beginning, and fills the tables
     */
    Mono<Boolean> prepare(int building, Mono<Void> begin) {
        Mono<Boolean> prepared =
                changed(
                        database.sql(
                                        """
                                        UPDATE generation SET prepared = true, leftovers = false
                                        WHERE building = :building AND NOT prepared
                                        """)
                                .bind("building", building));
        return emptied(Side.of(building), begin, prepared);
    }

    /** Empties the side of the generation before, which nobody reads any more. */
    Mono<Boolean> clear(int live, Mono<Void> forget) {
        Mono<Boolean> cleared =
                changed(
                        database.sql(
                                        """
                                        UPDATE generation SET leftovers = false
                                        WHERE live = :live AND building IS NULL AND leftovers
                                        """)
                                .bind("live", live));
        return emptied(Side.of(live).other(), forget, cleared);
    }

    /**
     * The step is taken before the tables are touched, and whoever comes second takes none. All
     * that is read meanwhile is of one instant.
     */
    private Mono<Boolean> emptied(Side side, Mono<Void> forget, Mono<Boolean> step) {
        return database.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .then()
                .then(database.sql("SET LOCAL lock_timeout = '2s'").then())
                .then(step)
                .flatMap(
                        mine -> mine ? empty(side).then(forget).thenReturn(true) : Mono.just(false))
                .as(transaction::transactional);
    }

    private Mono<Void> empty(Side side) {
        return database.sql("TRUNCATE " + String.join(", ", side.tables())).then();
    }

    /** From now on the live generation takes nothing in. */
    Mono<Boolean> close(int building, Instant at) {
        return changed(
                database.sql(
                                """
                                UPDATE generation SET closed_at = :at
                                WHERE building = :building AND prepared AND closed_at IS NULL
                                """)
                        .bind("building", building)
                        .bind("at", at));
    }

    /** The live generation goes on, as the other one did not come. */
    Mono<Boolean> reopen(Instant closedAt) {
        return changed(
                database.sql("UPDATE generation SET closed_at = NULL WHERE closed_at = :at")
                        .bind("at", closedAt));
    }

    /** What was built is given up, as it knows less; the live generation goes on. */
    Mono<Boolean> giveUp(int building, long behind) {
        return changed(
                database.sql(
                                """
                                UPDATE generation SET building = NULL, building_format = NULL, prepared = false,
                                    closed_at = NULL, leftovers = true, behind = :behind
                                WHERE building = :building
                                """)
                        .bind("building", building)
                        .bind("behind", behind));
    }

    /** What was built is shown, by everybody and from this instant. */
    Mono<Boolean> show(int building) {
        return changed(
                database.sql(
                                """
                                UPDATE generation SET live = building, live_format = building_format, building = NULL,
                                    building_format = NULL, prepared = false, closed_at = NULL, leftovers = true
                                WHERE building = :building AND closed_at IS NOT NULL
                                """)
                        .bind("building", building));
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private static Generation read(Readable row) {
        return new Generation(
                required(row, "live", Integer.class),
                required(row, "live_format", Integer.class),
                Optional.ofNullable(row.get("building", Integer.class))
                        .map(number ->
                                new Generation.Building(
                                        number,
                                        required(row, "building_format", Integer.class),
                                        required(row, "prepared", Boolean.class),
                                        required(row, "accepts_less", Boolean.class))),
                Optional.ofNullable(row.get("closed_at", Instant.class)),
                Optional.ofNullable(row.get("behind", Long.class)),
                required(row, "leftovers", Boolean.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
