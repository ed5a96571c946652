package com.ziraai.channel.hold;

import static com.ziraai.channel.provider.FailureCode.OPERATION_CANCELLED;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.event.OperationState;
import com.ziraai.messaging.PackedBytes;
import com.ziraai.messaging.StoredRecords;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Asks whether commands may still be carried out, and keeps those that have to wait. */
public final class Hold<C extends SpecificRecord> {

    /** After a crash, commands that were taken and not forgotten come again. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String KEEP =
            """
            INSERT INTO held_command (operation_id, item_index, attempt_no, command)
            SELECT operation, item, attempt, substring(:packed FROM start FOR length)
            FROM unnest(:operations::text[], :items::int[], :attempts::int[], :starts::int[],
                :lengths::int[]) AS k(operation, item, attempt, start, length)
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE =
            """
            UPDATE held_command taken SET leased_until = :leased
            FROM (
                SELECT operation_id, item_index, attempt_no FROM held_command
                WHERE operation_id <> ALL(:paused) AND leased_until <= :now
                ORDER BY operation_id, item_index, attempt_no
                LIMIT :limit
                FOR UPDATE SKIP LOCKED
            ) free
            WHERE taken.operation_id = free.operation_id AND taken.item_index = free.item_index
                AND taken.attempt_no = free.attempt_no
            RETURNING taken.command
            """;

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

    private final DatabaseClient database;
    private final Medium<C> medium;
    private final OperationStates states;
    private final StoredRecords<C> form;
    private final Clock clock;

    Hold(DatabaseClient database, Medium<C> medium, OperationStates states, Clock clock) {
        this.database = database;
        this.medium = medium;
        this.states = states;
        this.form = new StoredRecords<>(medium.commands());
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
     * Keeps those whose operation is paused; one that is kept already stays as it is.
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
                : keep(paused).thenReturn(Set.copyOf(paused.keySet()));
    }

    private Mono<Void> keep(TreeMap<AttemptKey, C> sorted) {
        List<ByteBuffer> written = sorted.values().stream().map(form::write).toList();
        PackedBytes packed = PackedBytes.of(written);
        return bindKeys(database.sql(KEEP), sorted.keySet())
                .bind("packed", packed.bytes())
                .bind("starts", packed.starts())
                .bind("lengths", packed.lengths())
                .then();
    }

    /** Commands whose operation is not paused; nobody else gets them within the lease. */
    public Mono<List<C>> take(int limit) {
        Instant now = clock.instant();
        return database.sql(TAKE)
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
