package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Quarter;
import com.ziraai.analytics.fold.Tally;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes over from the live generation what the topics no longer tell: the items released before a
 * day from which on the topics are complete, with what is counted of them. Whatever of them the
 * topics still hold is folded into that once more, and changes nothing.
 */
public final class CarryOver {

    private static final List<String> COUNTERS =
            List.of("attempt_counter", "item_counter", "error_counter");

    private final DatabaseClient database;

    public CarryOver(DatabaseClient database) {
        this.database = database;
    }

    /** One page and the tally it is counted in. */
    private record Part(int page, byte[] content, byte[] tally) {

        static Part of(Readable row) {
            return new Part(
                    Objects.requireNonNull(row.get("page", Integer.class)),
                    Objects.requireNonNull(row.get("content", byte[].class)),
                    Objects.requireNonNull(row.get("tally", byte[].class)));
        }
    }

    /**
     * Of a transaction, into the empty tables of the next generation.
     *
     * @param live number of the live generation, whose format is ours
     * @param complete from when on the topics hold everything that is said of what is released
     */
    public Mono<Void> take(int live, Instant complete) {
        Instant until = Quarter.start(Quarter.of(complete));
        Side from = Side.of(live);
        return Flux.fromIterable(COUNTERS)
                .concatMap(counter -> counters(counter, from, until))
                .then(reasons(from, until))
                .thenMany(owners(from, until))
                .concatMap(owner -> take(owner, live, Quarter.of(complete), until))
                .then();
    }

    private Mono<Void> counters(String counter, Side from, Instant until) {
        return database.sql(
                        "INSERT INTO %s SELECT * FROM %s WHERE day <= :day AND released_at < :until"
                                .formatted(from.other().table(counter), from.table(counter)))
                .bind("day", day(until))
                .bind("until", until)
                .then();
    }

    private Mono<Void> reasons(Side from, Instant until) {
        return database.sql(
                        "INSERT INTO %s SELECT * FROM %s WHERE operation_day <= :day"
                                .formatted(
                                        from.other().table("item_reason"),
                                        from.table("item_reason")))
                .bind("day", day(until))
                .then();
    }

    /** An item is not released before its operation is created. All at once: the keys are small. */
    private Flux<PartitionKey> owners(Side from, Instant until) {
        return database.sql(
                        "SELECT operation_id, partition FROM %s WHERE operation_day <= :day"
                                .formatted(from.table("operation_partition")))
                .bind("day", day(until))
                .map(row ->
                        new PartitionKey(
                                Objects.requireNonNull(row.get("operation_id", String.class)),
                                Objects.requireNonNull(row.get("partition", Integer.class))))
                .all()
                .collectList()
                .flatMapIterable(owners -> owners);
    }

    private Mono<Void> take(PartitionKey owner, int live, int quarter, Instant at) {
        return database.sql(
                        """
                        SELECT page, content, tally FROM %s
                        JOIN %s USING (operation_day, operation_id, partition)
                        WHERE operation_day = :day AND operation_id = :operation AND partition = :partition
                        """
                                .formatted(
                                        Side.of(live).table("item_page"),
                                        Side.of(live).table("operation_partition")))
                .bind("day", owner.day())
                .bind("operation", owner.operationId())
                .bind("partition", owner.partition())
                .map(Part::of)
                .all()
                .collectList()
                .flatMap(parts -> keep(owner, live + 1, older(owner, parts, quarter), at));
    }

    private Mono<Void> keep(PartitionKey owner, int next, Changes older, Instant at) {
        return older.isEmpty()
                ? Mono.empty()
                : new FoldStore(database, Side.of(next))
                        .saving(older, next, at)
                        .filter(saved -> saved == FoldStore.Saved.BESIDE)
                        .switchIfEmpty(
                                Mono.error(() ->
                                        new IllegalStateException("not carried over: " + owner)))
                        .then();
    }

    private static Changes older(PartitionKey owner, List<Part> parts, int quarter) {
        TreeMap<Integer, Page> pages = new TreeMap<>();
        Tally tally = new Tally();
        for (Part each : parts) {
            Page older = PageCodec.decode(each.content()).releasedBefore(quarter);
            if (older.known().findAny().isPresent()) {
                older.known().forEach(slot -> tally.enter(older, slot));
                pages.put(each.page(), older);
            }
        }
        Changes changes = new Changes();
        if (!pages.isEmpty()) {
            Tally whole = TallyCodec.decode(parts.getFirst().tally());
            tally.restore(
                    whole.firstRecordedAt(),
                    whole.lastRecordedAt(),
                    whole.recentErrors(),
                    whole.recentResults());
            changes.take(owner, tally, pages);
        }
        return changes;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
