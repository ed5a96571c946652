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
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code decision}. Rows are inserted once and never changed. */
final class Decisions {

    private static final String INSERT =
            """
            INSERT INTO decision (operation_day, operation_id, item_index, attempt_no, channel,
                end_status, reason, decided_at, ready, sponsor_id)
            SELECT operation_day, operation_id, item_index, attempt_no, channel, end_status, reason,
                :now, CASE WHEN length > 0 THEN substring(:packed FROM start FOR length) END, sponsor_id
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[],
                    :channels::text[], :ends::text[], :reasons::text[], :starts::int[],
                    :lengths::int[], :sponsors::text[])
                AS decided (operation_day, operation_id, item_index, attempt_no, channel,
                    end_status, reason, start, length, sponsor_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String STANDING =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.decided_at
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :attempts::int[])
                AS wanted (operation_day, operation_id, item_index, attempt_no)
            JOIN decision stored USING (operation_day, operation_id, item_index, attempt_no)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    private static final String HISTORIES =
            """
            SELECT stored.operation_id, stored.item_index, stored.attempt_no, stored.channel,
                stored.end_status, stored.decided_at, stored.ready
            FROM unnest(:days::date[], :operations::text[], :indexes::int[])
                AS wanted (operation_day, operation_id, item_index)
            JOIN decision stored USING (operation_day, operation_id, item_index)
            WHERE stored.operation_day = ANY(:days::date[])
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
     */
    Mono<Map<AttemptKey, Decided>> record(
            TreeMap<AttemptKey, Step<? extends Lasting>> steps, Instant now) {
        return insert(steps, now)
                .flatMap(inserted ->
                        inserted == steps.size()
                                ? Mono.just(asDecided(steps, now))
                                : standing(steps.keySet()));
    }

    private static Map<AttemptKey, Decided> asDecided(
            Map<AttemptKey, Step<? extends Lasting>> steps, Instant now) {
        Map<AttemptKey, Decided> decided = HashMap.newHashMap(steps.size());
        steps.forEach((key, step) ->
                decided.put(key, new Decided(key.attemptNo(), step.decision().verdict(), now)));
        return decided;
    }

    private Mono<Long> insert(TreeMap<AttemptKey, Step<? extends Lasting>> steps, Instant now) {
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
                .bind(
                        "sponsors",
                        steps.values().stream().map(Decisions::firstSponsor).toArray(String[]::new))
                .fetch()
                .rowsUpdated();
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
                Objects.requireNonNull(row.get("decided_at", Instant.class)));
    }

    private static Verdict verdict(@Nullable String channel, @Nullable String endStatus) {
        return channel != null
                ? new Send(Channel.valueOf(channel))
                : new End(ItemStatus.valueOf(Objects.requireNonNull(endStatus)));
    }

    private static ItemKey item(Readable row) {
        return new ItemKey(
                Objects.requireNonNull(row.get("operation_id", String.class)),
                Objects.requireNonNull(row.get("item_index", Integer.class)));
    }

    private static int attemptNo(Readable row) {
        return Objects.requireNonNull(row.get("attempt_no", Integer.class));
    }
}
