package com.ziraai.channel.hold;

import static com.ziraai.channel.provider.FailureCode.OPERATION_CANCELLED;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.channel.provider.Supplies;
import com.ziraai.contract.Media;
import com.ziraai.event.OperationState;
import com.ziraai.messaging.table.PackedBytes;
import com.ziraai.messaging.table.StoredRecords;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Asks whether commands may still be carried out, and keeps those that have to wait. */
public final class Hold<C extends SpecificRecord> {

    /** After a crash, commands that were taken and not forgotten come again. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** How soon is tried again to get what was not to be had. */
    private static final Duration LACKING = Duration.ofSeconds(10);

    private static final String KEEP =
            """
            INSERT INTO held_command (operation_id, item_index, attempt_no, command, sender)
            SELECT operation, item, attempt, substring(:packed FROM start FOR length), :sender
            FROM unnest(:operations::text[], :items::int[], :attempts::int[], :starts::int[],
                :lengths::int[]) AS k(operation, item, attempt, start, length)
            ON CONFLICT (operation_id, item_index, attempt_no) DO UPDATE SET sender = excluded.sender
            """;

    /** As if somebody had them until then. */
    private static final String KEEP_UNTIL =
            KEEP.replace("command, sender)", "command, sender, leased_until)")
                    .replace("FOR length), :sender", "FOR length), :sender, :until")
                    .replace(
                            "SET sender = excluded.sender",
                            "SET sender = excluded.sender, leased_until = excluded.leased_until");

    private static final String TAKE =
            """
            UPDATE held_command taken SET leased_until = :leased
            FROM (
                SELECT operation_id, item_index, attempt_no FROM held_command
                WHERE %s AND operation_id <> ALL(:paused) AND leased_until <= :now
                ORDER BY operation_id, item_index, attempt_no
                LIMIT :limit
                FOR UPDATE SKIP LOCKED
            ) free
            WHERE taken.operation_id = free.operation_id AND taken.item_index = free.item_index
                AND taken.attempt_no = free.attempt_no
            RETURNING taken.command
            """;

    private static final String TAKE_RESUMED = TAKE.formatted("sender IS NULL");
    private static final String TAKE_OF_SENDER = TAKE.formatted("sender = :sender");

    /** Their senders are gone or they go by another one now. */
    private static final String FREE =
            "UPDATE held_command SET sender = NULL WHERE sender <> ALL(:senders)";

    private static final String FORGET =
            """
            DELETE FROM held_command held
            USING unnest(:operations::text[], :items::int[], :attempts::int[])
                AS k(operation, item, attempt)
            WHERE held.operation_id = k.operation AND held.item_index = k.item
                AND held.attempt_no = k.attempt
            """;

    private static final String GIVE_BACK =
            """
            UPDATE held_command held SET leased_until = '-infinity'
            FROM unnest(:operations::text[], :items::int[], :attempts::int[])
                AS k(operation, item, attempt)
            WHERE held.operation_id = k.operation AND held.item_index = k.item
                AND held.attempt_no = k.attempt
            """;

    private static final String RELEASE =
            GIVE_BACK.replace("leased_until =", "sender = NULL, leased_until =");

    private final DatabaseClient database;
    private final Media<C> medium;
    private final OperationStates states;
    private final Supplies<C> supplies;
    private final StoredRecords<C> form;
    private final Clock clock;

    Hold(
            DatabaseClient database,
            Media<C> medium,
            OperationStates states,
            Supplies<C> supplies,
            Clock clock) {
        this.database = database;
        this.supplies = supplies;
        this.medium = medium;
        this.states = states;
        this.form = new StoredRecords<>(medium.send());
        this.clock = clock;
    }

    /** Why the command is not to be carried out now, if so. */
    public Optional<SendResult> objection(C command) {
        return switch (state(command)) {
            case ACTIVE -> Optional.empty();
            case PAUSED -> Optional.of(new Withheld());
            case CANCELLED -> Optional.of(new Rejected(OPERATION_CANCELLED.failure()));
        };
    }

    /**
     * Keeps those whose operation is paused; one that is kept already is kept for that.
     *
     * @return the attempts kept
     */
    public Mono<Set<AttemptKey>> keepPaused(Collection<C> commands) {
        TreeMap<AttemptKey, C> paused = new TreeMap<>();
        commands.stream()
                .filter(each -> state(each) == OperationState.PAUSED)
                .forEach(each -> paused.put(key(each), each));
        return paused.isEmpty()
                ? Mono.just(Set.of())
                : keep(database.sql(KEEP), paused, null).thenReturn(Set.copyOf(paused.keySet()));
    }

    /**
     * Keeps those that lack something for a while; then they are taken up as those whose operation
     * goes on. Blocks until what can be got is here.
     *
     * @return the attempts kept
     */
    public Mono<Set<AttemptKey>> keepLacking(List<C> commands) {
        List<C> lacking = supplies.lacking(commands);
        return lacking.isEmpty()
                ? Mono.just(Set.of())
                : keepUntil(clock.instant().plus(LACKING), lacking);
    }

    private Mono<Set<AttemptKey>> keepUntil(Instant time, List<C> commands) {
        TreeMap<AttemptKey, C> waiting = sorted(commands);
        GenericExecuteSpec statement =
                database.sql(KEEP_UNTIL).bind("until", time.atOffset(ZoneOffset.UTC));
        return keep(statement, waiting, null).thenReturn(Set.copyOf(waiting.keySet()));
    }

    /** Keeps those until their sender gets to them, also what was kept for something else. */
    public Mono<Set<AttemptKey>> keepFor(String sender, Collection<C> commands) {
        TreeMap<AttemptKey, C> waiting = sorted(commands);
        return keep(database.sql(KEEP), waiting, sender).thenReturn(Set.copyOf(waiting.keySet()));
    }

    private TreeMap<AttemptKey, C> sorted(Collection<C> commands) {
        TreeMap<AttemptKey, C> sorted = new TreeMap<>();
        commands.forEach(each -> sorted.put(key(each), each));
        return sorted;
    }

    private Mono<Void> keep(
            GenericExecuteSpec keeping, TreeMap<AttemptKey, C> sorted, @Nullable String sender) {
        List<ByteBuffer> written = sorted.values().stream().map(form::write).toList();
        PackedBytes packed = PackedBytes.of(written);
        GenericExecuteSpec statement = bindKeys(keeping, sorted.keySet());
        GenericExecuteSpec addressed =
                sender == null
                        ? statement.bindNull("sender", String.class)
                        : statement.bind("sender", sender);
        return addressed
                .bind("packed", packed.bytes())
                .bind("starts", packed.starts())
                .bind("lengths", packed.lengths())
                .then();
    }

    /**
     * Commands that were kept for their operation, which is no longer paused; nobody else gets them
     * within the lease.
     */
    public Mono<List<C>> takeResumed(int limit) {
        return take(database.sql(TAKE_RESUMED), limit);
    }

    /**
     * Commands that wait for the sender and whose operation is not paused, under the same lease.
     */
    public Mono<List<C>> takeOf(String sender, int limit) {
        return take(database.sql(TAKE_OF_SENDER).bind("sender", sender), limit);
    }

    /** Lets commands that wait for other senders than these go by any. */
    public Mono<Void> free(Collection<String> senders) {
        return database.sql(FREE).bind("senders", senders.toArray(String[]::new)).then();
    }

    private Mono<List<C>> take(GenericExecuteSpec statement, int limit) {
        Instant now = clock.instant();
        return statement
                .bind("paused", states.paused().toArray(String[]::new))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("leased", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map(row -> form.read(Objects.requireNonNull(row.get("command", ByteBuffer.class))))
                .all()
                .collectList();
    }

    /** Forgets what was done. */
    public Mono<Void> forget(Set<AttemptKey> done) {
        return done.isEmpty() ? Mono.empty() : bindKeys(database.sql(FORGET), done).then();
    }

    /** They were taken, are still to be done, and may go by any sender. */
    public Mono<Void> release(Set<AttemptKey> undone) {
        return undone.isEmpty() ? Mono.empty() : bindKeys(database.sql(RELEASE), undone).then();
    }

    /** They were taken and are still to be done. */
    public Mono<Void> giveBack(Set<AttemptKey> undone) {
        return undone.isEmpty() ? Mono.empty() : bindKeys(database.sql(GIVE_BACK), undone).then();
    }

    private OperationState state(C command) {
        return states.of(medium.attempt().apply(command).getItem().getOperationId());
    }

    private AttemptKey key(C command) {
        return AttemptKey.of(medium.attempt().apply(command));
    }

    private static GenericExecuteSpec bindKeys(
            GenericExecuteSpec statement, Collection<AttemptKey> keys) {
        return statement
                .bind("operations", column(keys, String[]::new, AttemptKey::operationId))
                .bind("items", column(keys, Integer[]::new, AttemptKey::itemIndex))
                .bind("attempts", column(keys, Integer[]::new, AttemptKey::attemptNo));
    }

    private static <T> T[] column(
            Collection<AttemptKey> keys, IntFunction<T[]> array, Function<AttemptKey, T> value) {
        return keys.stream().map(value).toArray(array);
    }
}
