package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.decision.Verdict.End;
import com.ziraai.dispatch.decision.Verdict.Send;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.dispatch.item.KeyArrays;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ItemStatus;
import com.ziraai.message.Cost;
import com.ziraai.messaging.PackedBytes;
import com.ziraai.messaging.StoredRecords;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table {@code decision}. Who inserts a row first has decided it; what changes afterwards is
 * only what it costs and whether there is money for it.
 */
final class Decisions {

    private static final String INSERT =
            """
            INSERT INTO decision (operation_day, operation_id, item_index, attempt_no, channel,
                end_status, reason, decided_at, ready, parts, part_micros, funded,
                sponsor_id)
            SELECT operation_day, operation_id, item_index, attempt_no, channel, end_status, reason,
                :now, CASE WHEN length > 0 THEN substring(:packed FROM start FOR length) END,
                parts, part_micros, parts * part_micros = 0, sponsor_id
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[],
                    :channels::text[], :ends::text[], :reasons::text[], :starts::int[],
                    :lengths::int[], :parts::int[], :partMicros::bigint[],
                    :sponsors::text[])
                AS decided (operation_day, operation_id, item_index, attempt_no, channel,
                    end_status, reason, start, length, parts, part_micros, sponsor_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String STANDING =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.decided_at, stored.funded
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[])
                AS wanted (operation_day, operation_id, item_index, attempt_no)
            JOIN decision stored USING (operation_day, operation_id, item_index, attempt_no)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    private static final String HISTORIES =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.decided_at, stored.funded, stored.ready
            FROM unnest(:days::date[], :operations::text[], :indexes::int[])
                AS wanted (operation_day, operation_id, item_index)
            JOIN decision stored USING (operation_day, operation_id, item_index)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    private static final String FUND =
            """
            UPDATE decision stored SET funded = true
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[])
                AS wanted (operation_day, operation_id, item_index, attempt_no)
            WHERE stored.operation_day = wanted.operation_day
                AND stored.operation_id = wanted.operation_id
                AND stored.item_index = wanted.item_index
                AND stored.attempt_no = wanted.attempt_no
                AND stored.operation_day = ANY(:days::date[])
                AND NOT stored.funded
            RETURNING stored.operation_id, stored.item_index, stored.attempt_no
            """;

    private static final String SETTLE =
            """
            WITH settled AS (
                SELECT stored.operation_day, stored.operation_id, stored.item_index, stored.attempt_no,
                    stored.channel, billed.parts, billed.parts * stored.part_micros AS micros,
                    (stored.parts - billed.parts) * stored.part_micros AS freed
                FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[],
                        :parts::int[])
                    AS billed (operation_day, operation_id, item_index, attempt_no, parts)
                JOIN decision stored USING (operation_day, operation_id, item_index, attempt_no)
                WHERE stored.operation_day = ANY(:days::date[])
                    AND stored.part_micros > 0 AND stored.funded),
            changed AS (
                UPDATE decision stored SET parts = settled.parts FROM settled
                WHERE settled.freed <> 0
                    AND stored.operation_day = settled.operation_day
                    AND stored.operation_id = settled.operation_id
                    AND stored.item_index = settled.item_index
                    AND stored.attempt_no = settled.attempt_no
                    AND stored.operation_day = ANY(:days::date[]))
            SELECT operation_id, item_index, attempt_no, channel, micros, freed FROM settled
            """;

    private final DatabaseClient database;
    private final StoredRecords<DistributionReady> form;

    Decisions(DatabaseClient database, StoredRecords<DistributionReady> form) {
        this.database = database;
        this.form = form;
    }

    /**
     * Writes down what is not decided yet and answers what stands under each number.
     *
     * @param steps by the number decided on
     * @param costs of those that cost something; they are written down as not funded
     */
    Mono<Map<AttemptKey, Decided>> record(
            TreeMap<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Cost> costs,
            Instant now) {
        return insert(steps, costs, now)
                .flatMap(inserted ->
                        inserted == steps.size()
                                ? Mono.just(asDecided(steps, costs, now))
                                : standing(steps.keySet()));
    }

    private static Map<AttemptKey, Decided> asDecided(
            Map<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Cost> costs,
            Instant now) {
        Map<AttemptKey, Decided> decided = HashMap.newHashMap(steps.size());
        steps.forEach((key, step) ->
                decided.put(
                        key,
                        new Decided(
                                key.attemptNo(),
                                step.decision().verdict(),
                                now,
                                !costs.containsKey(key))));
        return decided;
    }

    private Mono<Long> insert(
            TreeMap<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Cost> costs,
            Instant now) {
        List<Cost> each =
                steps.keySet().stream().map(key -> costs.getOrDefault(key, Cost.NOTHING)).toList();
        PackedBytes packed =
                PackedBytes.of(steps.values().stream().map(this::storedReady).toList());
        return KeyArrays.bindAttempts(database.sql(INSERT), steps.keySet())
                .bind("now", now)
                .bind("channels", texts(steps, Decisions::channel))
                .bind("ends", texts(steps, Decisions::endStatus))
                .bind("reasons", texts(steps, Lasting::reason))
                .bind("packed", packed.bytes())
                .bind("starts", packed.starts())
                .bind("lengths", packed.lengths())
                .bind("parts", each.stream().map(Cost::parts).toArray(Integer[]::new))
                .bind("partMicros", each.stream().map(Cost::partMicros).toArray(Long[]::new))
                .bind(
                        "sponsors",
                        steps.values().stream().map(Decisions::firstSponsor).toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    /**
     * Notes that there is money for these.
     *
     * @return those it was noted of now; of the others it was before
     */
    Mono<Set<AttemptKey>> fund(Collection<AttemptKey> attempts) {
        return attempts.isEmpty()
                ? Mono.just(Set.of())
                : KeyArrays.bindAttempts(database.sql(FUND), attempts)
                        .map(row -> new AttemptKey(item(row), attemptNo(row)))
                        .all()
                        .collect(Collectors.toSet());
    }

    /**
     * Notes how many parts funded attempts were billed as.
     *
     * @return those that cost something, also where they were billed as was noted before
     */
    Mono<List<Settled>> settle(SortedMap<AttemptKey, Integer> parts) {
        return KeyArrays.bindAttempts(database.sql(SETTLE), parts.keySet())
                .bind("parts", parts.values().toArray(Integer[]::new))
                .map(Settled::of)
                .all()
                .collectList();
    }

    /** With an item's first decision only: the others are found by it. */
    private static @Nullable String firstSponsor(Step<? extends Lasting> step) {
        return step.decision().attemptNo() == 1
                ? step.ready().getRequest().getItem().getSponsorId()
                : null;
    }

    private ByteBuffer storedReady(Step<? extends Lasting> step) {
        boolean isFirstSent = step.decision() instanceof SendNow send && send.attemptNo() == 1;
        return isFirstSent ? form.write(step.ready()) : ByteBuffer.allocate(0);
    }

    private Mono<Map<AttemptKey, Decided>> standing(Collection<AttemptKey> keys) {
        return KeyArrays.bindAttempts(database.sql(STANDING), keys)
                .map(row -> Map.entry(new AttemptKey(item(row), attemptNo(row)), decided(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Everything decided about those of the items that were sent. */
    Mono<Map<ItemKey, History>> histories(Collection<ItemKey> items) {
        return KeyArrays.bindItems(database.sql(HISTORIES), items)
                .map(row -> new Row(item(row), decided(row), row.get("ready", ByteBuffer.class)))
                .all()
                .collectMultimap(Row::item)
                .map(this::histories);
    }

    private Map<ItemKey, History> histories(Map<ItemKey, Collection<Row>> rows) {
        Map<ItemKey, History> histories = HashMap.newHashMap(rows.size());
        rows.forEach((item, decisions) ->
                decisions.stream()
                        .map(Row::ready)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(ready -> histories.put(item, history(ready, decisions))));
        return histories;
    }

    private History history(ByteBuffer ready, Collection<Row> rows) {
        List<Decided> decisions = new ArrayList<>(rows.stream().map(Row::decided).toList());
        decisions.sort(Comparator.comparingInt(Decided::attemptNo));
        return new History(form.read(ready), decisions);
    }

    private record Row(ItemKey item, Decided decided, @Nullable ByteBuffer ready) {}

    private static @Nullable String channel(Lasting decision) {
        return switch (decision) {
            case SendNow send -> send.channel().name();
            case Finish _ -> null;
        };
    }

    private static @Nullable String endStatus(Lasting decision) {
        return switch (decision) {
            case SendNow _ -> null;
            case Finish finish -> finish.status().name();
        };
    }

    private static @Nullable String[] texts(
            Map<AttemptKey, Step<? extends Lasting>> steps,
            Function<Lasting, @Nullable String> column) {
        return steps.values().stream()
                .map(step -> column.apply(step.decision()))
                .toArray(String[]::new);
    }

    private static Decided decided(Readable row) {
        return new Decided(
                attemptNo(row),
                verdict(row.get("channel", String.class), row.get("end_status", String.class)),
                Objects.requireNonNull(row.get("decided_at", Instant.class)),
                Objects.requireNonNull(row.get("funded", Boolean.class)));
    }

    private static Verdict verdict(@Nullable String channel, @Nullable String endStatus) {
        return channel != null
                ? new Send(Channel.valueOf(channel))
                : new End(ItemStatus.valueOf(Objects.requireNonNull(endStatus)));
    }

    static ItemKey item(Readable row) {
        return new ItemKey(
                Objects.requireNonNull(row.get("operation_id", String.class)),
                Objects.requireNonNull(row.get("item_index", Integer.class)));
    }

    static int attemptNo(Readable row) {
        return Objects.requireNonNull(row.get("attempt_no", Integer.class));
    }
}
