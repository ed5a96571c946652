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

/** The rows of the fold, by one statement for any number of them. Blocking: for the edge only. */
public final class FoldStore {

    private static final String TALLIES =
            """
            SELECT operation_id, partition, version, tally
            FROM unnest(:days, :operations, :partitions) AS wanted (operation_day, operation_id, partition)
            JOIN operation_partition USING (operation_day, operation_id, partition)
            """;

    private static final String PAGES =
            """
            SELECT operation_id, partition, page, content
            FROM unnest(:days, :operations, :partitions, :pages)
                AS wanted (operation_day, operation_id, partition, page)
            JOIN item_page USING (operation_day, operation_id, partition, page)
            """;

    /**
     * Pages, counters and mark follow only where the tally was taken, so a refused writer leaves
     * nothing.
     */
    private static final String SAVE =
            """
            WITH taken AS (
                INSERT INTO operation_partition AS known
                    (operation_day, operation_id, partition, version, tally, changed_at)
                SELECT operation_day, operation_id, partition, version,
                    substring(:bytes FROM start FOR length), :at
                FROM unnest(:days, :operations, :partitions, :versions, :starts, :lengths)
                    AS new (operation_day, operation_id, partition, version, start, length)
                ON CONFLICT (operation_day, operation_id, partition) DO UPDATE
                SET version = excluded.version, tally = excluded.tally, changed_at = excluded.changed_at
                WHERE known.version = excluded.version - 1
                RETURNING operation_day, operation_id, partition, version
            ), pages AS (
                INSERT INTO item_page (operation_day, operation_id, partition, page, content)
                SELECT operation_day, operation_id, partition, page,
                    substring(:pageBytes FROM start FOR length)
                FROM unnest(:pageDays, :pageOperations, :pagePartitions, :pages, :pageStarts, :pageLengths)
                    AS new (operation_day, operation_id, partition, page, start, length)
                JOIN taken USING (operation_day, operation_id, partition)
                ON CONFLICT (operation_day, operation_id, partition, page) DO UPDATE
                SET content = excluded.content
            ), reasons AS (
                %s
            ), %s, marks AS (
                INSERT INTO unpublished_change (operation_day, operation_id, partition, version)
                SELECT operation_day, operation_id, partition, version FROM taken
                ON CONFLICT (operation_day, operation_id, partition) DO UPDATE
                SET version = excluded.version
            )
            SELECT count(*) FROM taken
            """
                    .formatted(ReasonTable.INSERT, Counters.ADDITIONS);

    private final DatabaseClient database;

    public FoldStore(DatabaseClient database) {
        this.database = database;
    }

    /** The tallies of those keys, new ones where there is no row. */
    public Map<PartitionKey, HeldTally> tallies(Set<PartitionKey> keys) {
        Map<PartitionKey, HeldTally> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new HeldTally(new Tally(), 0)));
        if (!keys.isEmpty()) {
            bind(database.sql(TALLIES), List.copyOf(keys), Function.identity())
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
            bind(database.sql(PAGES), listed, PageKey::owner)
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
     * @throws IllegalStateException if a row is not the one memory was loaded from
     */
    public void save(Changes changes, Instant at) {
        List<PartitionKey> owners = List.copyOf(changes.tallies().keySet());
        Packed tallies = new Packed();
        changes.tallies().values().forEach(held -> tallies.add(TallyCodec.encode(held.tally())));
        Long[] versions = column(changes.tallies().values(), held -> held.version() + 1, Long[]::new);
        GenericExecuteSpec save =
                bind(database.sql(SAVE), owners, Function.identity())
                        .bind("at", at)
                        .bind("versions", versions)
                        .bind("bytes", tallies.bytes())
                        .bind("starts", tallies.starts())
                        .bind("lengths", tallies.lengths());
        Long taken =
                Counters.bind(
                                ReasonTable.bind(bindPages(save, changes), changes.reasons()),
                                changes.counters())
                        .mapValue(Long.class)
                        .one()
                        .block();
        if (taken == null || taken != owners.size()) {
            throw new IllegalStateException(
                    "another instance has written to a partition this one held");
        }
    }

    private static GenericExecuteSpec bindPages(GenericExecuteSpec save, Changes changes) {
        List<PageKey> keys = List.copyOf(changes.pages().keySet());
        Packed pages = new Packed();
        changes.pages().values().forEach(page -> pages.add(PageCodec.encode(page)));
        return bindOwners(save, "page", keys.stream().map(PageKey::owner).toList())
                .bind("pages", column(keys, PageKey::page, Integer[]::new))
                .bind("pageBytes", pages.bytes())
                .bind("pageStarts", pages.starts())
                .bind("pageLengths", pages.lengths());
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
