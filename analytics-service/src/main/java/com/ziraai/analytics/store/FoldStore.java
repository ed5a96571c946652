package com.ziraai.analytics.store;

import com.ziraai.analytics.counter.Counters;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Tally;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The rows of the fold, by one statement for any number of them. Blocking: for the edge only. */
public final class FoldStore {

    private static final String TALLIES =
            """
            SELECT operation_id, partition, version, tally
            FROM unnest(:days, :operations, :partitions) AS wanted (operation_day, operation_id, partition)
            JOIN operation_partition%s USING (operation_day, operation_id, partition)
            """;

    private static final String PAGES =
            """
            SELECT operation_id, partition, page, content
            FROM unnest(:days, :operations, :partitions, :pages)
                AS wanted (operation_day, operation_id, partition, page)
            JOIN item_page%s USING (operation_day, operation_id, partition, page)
            """;

    /**
     * Takes a tally only from a writer whose memory is the row's, and for a generation that takes
     * anything in. Pages, counters and mark follow only where the tally was taken, so a refused
     * writer leaves nothing.
     */
    private static final String SAVE =
            """
            WITH taken AS (
                INSERT INTO operation_partition%1$s AS known
                    (operation_day, operation_id, partition, version, tally, changed_at)
                SELECT operation_day, operation_id, partition, version,
                    substring(:bytes FROM start FOR length), :at
                FROM unnest(:days, :operations, :partitions, :versions, :starts, :lengths)
                    AS new (operation_day, operation_id, partition, version, start, length)
                WHERE (SELECT live = :generation AND closed_at IS NULL OR building = :generation AND prepared
                    FROM generation)
                ON CONFLICT (operation_day, operation_id, partition) DO UPDATE
                SET version = excluded.version, tally = excluded.tally, changed_at = excluded.changed_at
                WHERE known.version = excluded.version - 1
                RETURNING operation_day, operation_id, partition, version
            ), pages AS (
                INSERT INTO item_page%1$s (operation_day, operation_id, partition, page, content)
                SELECT operation_day, operation_id, partition, page,
                    substring(:pageBytes FROM start FOR length)
                FROM unnest(:pageDays, :pageOperations, :pagePartitions, :pages, :pageStarts, :pageLengths)
                    AS new (operation_day, operation_id, partition, page, start, length)
                JOIN taken USING (operation_day, operation_id, partition)
                ON CONFLICT (operation_day, operation_id, partition, page) DO UPDATE
                SET content = excluded.content
            ), reasons AS (
                %2$s
            ), %3$s, marks AS (
                INSERT INTO unpublished_change%1$s (operation_day, operation_id, partition, version)
                SELECT operation_day, operation_id, partition, version FROM taken
                ON CONFLICT (operation_day, operation_id, partition) DO UPDATE
                SET version = excluded.version
            )
            SELECT count(*) AS taken, (SELECT live = :generation FROM generation) AS shown FROM taken
            """;

    /** What became of what was to be saved. */
    public enum Saved {
        /** It stands in what is shown. */
        SHOWN,
        /** It stands in what is being built beside that. */
        BESIDE,
        /** A row is not the one memory was loaded from, or the generation takes nothing in. */
        REFUSED
    }

    private final DatabaseClient database;
    private final String tallies;
    private final String pages;
    private final String save;

    public FoldStore(DatabaseClient database, Side side) {
        this.database = database;
        this.tallies = TALLIES.formatted(side.suffix());
        this.pages = PAGES.formatted(side.suffix());
        this.save =
                SAVE.formatted(
                        side.suffix(), ReasonTable.insert(side), Counters.additions(side.suffix()));
    }

    /** The tallies of those keys, new ones where there is no row. */
    public Map<PartitionKey, HeldTally> tallies(Set<PartitionKey> keys) {
        Map<PartitionKey, HeldTally> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new HeldTally(new Tally(), 0)));
        if (!keys.isEmpty()) {
            bind(database.sql(tallies), List.copyOf(keys), Function.identity())
                    .map((row, metadata) -> found.put(owner(row), tally(row)))
                    .all()
                    .then()
                    .block();
        }
        return found;
    }

    private static HeldTally tally(Row row) {
        Long version = Objects.requireNonNull(row.get("version", Long.class));
        return new HeldTally(TallyCodec.decode(bytes(row, "tally")), version);
    }

    /** The pages of those keys, new ones where there is no row. */
    public Map<PageKey, Page> pages(Set<PageKey> keys) {
        Map<PageKey, Page> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new Page()));
        if (!keys.isEmpty()) {
            List<PageKey> listed = List.copyOf(keys);
            bind(database.sql(pages), listed, PageKey::owner)
                    .bind("pages", column(listed, PageKey::page, Integer[]::new))
                    .map((row, metadata) ->
                            found.put(
                                    new PageKey(owner(row), integer(row, "page")),
                                    PageCodec.decode(bytes(row, "content"))))
                    .all()
                    .then()
                    .block();
        }
        return found;
    }

    /**
     * Writes what changed and marks it for the next snapshot, all or nothing for each tally.
     *
     * @param generation whose tables they are
     */
    public Saved save(Changes changes, int generation, Instant at) {
        return Objects.requireNonNull(saving(changes, generation, at).block());
    }

    /** As {@link #save}, for whoever has more to do in its transaction. */
    Mono<Saved> saving(Changes changes, int generation, Instant at) {
        List<PartitionKey> owners = List.copyOf(changes.tallies().keySet());
        Packed packed = new Packed();
        changes.tallies().values().forEach(held -> packed.add(TallyCodec.encode(held.tally())));
        Long[] versions =
                column(changes.tallies().values(), held -> held.version() + 1, Long[]::new);
        GenericExecuteSpec bound =
                bind(database.sql(save), owners, Function.identity())
                        .bind("at", at)
                        .bind("generation", generation)
                        .bind("versions", versions)
                        .bind("bytes", packed.bytes())
                        .bind("starts", packed.starts())
                        .bind("lengths", packed.lengths());
        return Counters.bind(
                        ReasonTable.bind(bindPages(bound, changes), changes.reasons()),
                        changes.counters())
                .map((row, metadata) -> saved(row, owners.size()))
                .one();
    }

    private static Saved saved(Row row, int expected) {
        Long taken = row.get("taken", Long.class);
        if (taken == null || taken != expected) {
            return Saved.REFUSED;
        }
        return Boolean.TRUE.equals(row.get("shown", Boolean.class)) ? Saved.SHOWN : Saved.BESIDE;
    }

    private static GenericExecuteSpec bindPages(GenericExecuteSpec save, Changes changes) {
        List<PageKey> keys = List.copyOf(changes.pages().keySet());
        Packed packed = new Packed();
        changes.pages().values().forEach(page -> packed.add(PageCodec.encode(page)));
        return bindOwners(save, "page", keys.stream().map(PageKey::owner).toList())
                .bind("pages", column(keys, PageKey::page, Integer[]::new))
                .bind("pageBytes", packed.bytes())
                .bind("pageStarts", packed.starts())
                .bind("pageLengths", packed.lengths());
    }

    private static <K> GenericExecuteSpec bind(
            GenericExecuteSpec statement, List<K> keys, Function<K, PartitionKey> owner) {
        return statement
                .bind("days", column(keys, key -> owner.apply(key).day(), LocalDate[]::new))
                .bind(
                        "operations",
                        column(keys, key -> owner.apply(key).operationId(), String[]::new))
                .bind(
                        "partitions",
                        column(keys, key -> owner.apply(key).partition(), Integer[]::new));
    }

    /** Binds the keys of rows of which a statement has several kinds. */
    static GenericExecuteSpec bindOwners(
            GenericExecuteSpec statement, String kind, List<PartitionKey> owners) {
        return statement
                .bind(kind + "Days", column(owners, PartitionKey::day, LocalDate[]::new))
                .bind(kind + "Operations", column(owners, PartitionKey::operationId, String[]::new))
                .bind(kind + "Partitions", column(owners, PartitionKey::partition, Integer[]::new));
    }

    private static <K, C> C[] column(
            Collection<K> keys, Function<K, C> value, IntFunction<C[]> array) {
        return keys.stream().map(value).toArray(array);
    }

    private static PartitionKey owner(Row row) {
        return new PartitionKey(
                Objects.requireNonNull(row.get("operation_id", String.class)),
                integer(row, "partition"));
    }

    private static int integer(Row row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    private static byte[] bytes(Row row, String column) {
        return Objects.requireNonNull(row.get(column, byte[].class));
    }
}
