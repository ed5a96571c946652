package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.decision.Verdict.End;
import com.ziraai.dispatch.decision.Verdict.Send;
import com.ziraai.dispatch.gate.Answer.Wait;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.dispatch.item.KeyArrays;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ItemStatus;
import com.ziraai.messaging.table.PackedBytes;
import com.ziraai.messaging.table.StoredRecords;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * The table {@code decision}. Who inserts a row first has decided it; what changes afterwards is
 * only what it costs and, of an attempt that waits at the gate, what becomes of it there.
 */
final class Decisions {

    /** No name of a sender has one. */
    private static final String BETWEEN_SENDERS = "\n";

    private static final String INSERT =
            """
            INSERT INTO decision (operation_day, operation_id, item_index, attempt_no, channel,
                end_status, reason, waits_for, avoid, decided_at, ready, parts, part_micros,
                sponsor_id)
            SELECT operation_day, operation_id, item_index, attempt_no, channel, end_status, reason,
                waits_for, avoid, :now,
                CASE WHEN length > 0 THEN substring(:packed FROM start FOR length) END,
                parts, part_micros, sponsor_id
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[],
                    :channels::text[], :ends::text[], :reasons::text[], :waits::text[],
                    :avoids::text[], :starts::int[], :lengths::int[], :parts::int[],
                    :partMicros::bigint[], :sponsors::text[])
                AS decided (operation_day, operation_id, item_index, attempt_no, channel,
                    end_status, reason, waits_for, avoid, start, length, parts, part_micros,
                    sponsor_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String STANDING =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.reason, stored.decided_at, stored.waits_for, stored.avoid
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[])
                AS wanted (operation_day, operation_id, item_index, attempt_no)
            JOIN decision stored USING (operation_day, operation_id, item_index, attempt_no)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    private static final String HISTORIES =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.reason, stored.decided_at, stored.waits_for, stored.avoid,
                stored.ready
            FROM unnest(:days::date[], :operations::text[], :indexes::int[])
                AS wanted (operation_day, operation_id, item_index)
            JOIN decision stored USING (operation_day, operation_id, item_index)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    /** Only of what waits: whoever let it pass or ended it first has decided. */
    private static final String CHANGE =
            """
            UPDATE decision stored SET
                channel = CASE WHEN answered.end_status IS NULL THEN stored.channel END,
                end_status = answered.end_status, reason = answered.reason,
                waits_for = answered.waits_for, parts = answered.parts,
                decided_at = CASE WHEN answered.waits_for IS NULL THEN :now ELSE stored.decided_at END
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[],
                    :ends::text[], :reasons::text[], :waits::text[], :parts::int[])
                AS answered (operation_day, operation_id, item_index, attempt_no, end_status,
                    reason, waits_for, parts)
            WHERE stored.operation_day = answered.operation_day
                AND stored.operation_id = answered.operation_id
                AND stored.item_index = answered.item_index
                AND stored.attempt_no = answered.attempt_no
                AND stored.operation_day = ANY(:days::date[])
                AND stored.waits_for IS NOT NULL
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
                    AND stored.part_micros > 0 AND stored.waits_for IS NULL),
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
     * Writes down what is not decided yet.
     *
     * @param drafts in the order of their keys
     * @return how many of them were not
     */
    Mono<Long> insert(Collection<Draft> drafts, Instant now) {
        PackedBytes packed = PackedBytes.of(drafts.stream().map(this::storedReady).toList());
        return answers(database.sql(INSERT), drafts)
                .bind("now", now)
                .bind("channels", texts(drafts, Decisions::channel))
                .bind("avoids", texts(drafts, Decisions::avoid))
                .bind("packed", packed.bytes())
                .bind("starts", packed.starts())
                .bind("lengths", packed.lengths())
                .bind(
                        "partMicros",
                        drafts.stream().map(each -> each.cost().partMicros()).toArray(Long[]::new))
                .bind("sponsors", texts(drafts, Decisions::firstSponsor))
                .fetch()
                .rowsUpdated();
    }

    /**
     * Notes what the gate answered of attempts that wait at it.
     *
     * @return how many of them still did
     */
    Mono<Long> change(Collection<Draft> drafts, Instant now) {
        return answers(database.sql(CHANGE), drafts).bind("now", now).fetch().rowsUpdated();
    }

    private static GenericExecuteSpec answers(
            GenericExecuteSpec statement, Collection<Draft> drafts) {
        return KeyArrays.bindAttempts(statement, drafts.stream().map(Draft::attempt).toList())
                .bind("ends", texts(drafts, Decisions::endStatus))
                .bind("reasons", texts(drafts, each -> each.decision().reason()))
                .bind("waits", texts(drafts, each -> each.held().map(Wait::reason).orElse(null)))
                .bind(
                        "parts",
                        drafts.stream().map(each -> each.cost().parts()).toArray(Integer[]::new));
    }

    /**
     * Notes how many parts attempts were billed as.
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
    private static @Nullable String firstSponsor(Draft draft) {
        return draft.attempt().attemptNo() == 1
                ? draft.step().ready().getRequest().getItem().getSponsorId()
                : null;
    }

    private ByteBuffer storedReady(Draft draft) {
        boolean isFirstSent =
                draft.attempt().attemptNo() == 1 && draft.decision() instanceof SendNow;
        return isFirstSent ? form.write(draft.step().ready()) : ByteBuffer.allocate(0);
    }

    /** What stands under those of the numbers that are taken. */
    Mono<Map<AttemptKey, Decided>> standing(Collection<AttemptKey> keys) {
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

    private static @Nullable String channel(Draft draft) {
        return switch (draft.decision()) {
            case SendNow send -> send.channel().name();
            case Finish _ -> null;
        };
    }

    private static @Nullable String avoid(Draft draft) {
        return switch (draft.decision()) {
            case SendNow send ->
                    send.avoid().isEmpty() ? null : String.join(BETWEEN_SENDERS, send.avoid());
            case Finish _ -> null;
        };
    }

    private static @Nullable String endStatus(Draft draft) {
        return switch (draft.decision()) {
            case SendNow _ -> null;
            case Finish finish -> finish.status().name();
        };
    }

    private static @Nullable String[] texts(
            Collection<Draft> drafts, Function<Draft, @Nullable String> column) {
        return drafts.stream().map(column).toArray(String[]::new);
    }

    private static Decided decided(Readable row) {
        return new Decided(
                attemptNo(row),
                verdict(row.get("channel", String.class), row.get("end_status", String.class)),
                Objects.requireNonNull(row.get("reason", String.class)),
                Objects.requireNonNull(row.get("decided_at", Instant.class)),
                Optional.ofNullable(row.get("waits_for", String.class)),
                senders(row.get("avoid", String.class)));
    }

    private static List<String> senders(@Nullable String avoid) {
        return avoid == null ? List.of() : avoid.lines().toList();
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
