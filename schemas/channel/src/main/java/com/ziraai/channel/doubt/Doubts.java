package com.ziraai.channel.doubt;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.contract.Media;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.messaging.table.StoredRecords;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code doubt}. Rows are few: one an answer lost, where somebody can be asked. */
public final class Doubts<C extends SpecificRecord> {

    private static final String ADD =
            """
            INSERT INTO doubt (operation_id, item_index, attempt_no, sender, contact_key, ended_at, look_at, command)
            VALUES (:operation, :item, :attempt, :sender, :contact, :ended, :look, :command)
            ON CONFLICT DO NOTHING
            """;

    /** Nobody else takes them before they are due again. */
    private static final String TAKE =
            """
            UPDATE doubt taken SET look_at = :again
            FROM (
                SELECT operation_id, item_index, attempt_no FROM doubt
                WHERE look_at <= :now ORDER BY look_at LIMIT :most FOR UPDATE SKIP LOCKED
            ) due
            WHERE taken.operation_id = due.operation_id AND taken.item_index = due.item_index
                AND taken.attempt_no = due.attempt_no
            RETURNING taken.*
            """;

    private static final String OF_CONTACTS =
            "SELECT * FROM doubt WHERE contact_key = ANY(:contacts)";

    private static final String FORGET =
            """
            DELETE FROM doubt
            WHERE operation_id = :operation AND item_index = :item AND attempt_no = :attempt
            """;

    private static final String EXPIRE =
            "WITH gone AS (DELETE FROM doubt WHERE ended_at < :oldest RETURNING 1)"
                    + " SELECT count(*) FROM gone";

    private final DatabaseClient database;
    private final Media<C> medium;
    private final Lanes<C> lanes;
    private final StoredRecords<C> form;
    private final DoubtSettings settings;
    private final Clock clock;

    Doubts(
            DatabaseClient database,
            Media<C> medium,
            Lanes<C> lanes,
            DoubtSettings settings,
            Clock clock) {
        this.database = database;
        this.medium = medium;
        this.lanes = lanes;
        this.form = new StoredRecords<>(medium.send());
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps the commands of outcomes that are unknown because a call had no answer, where its
     * vendor can be asked. One that is kept already is left alone. Costs nothing where all is well.
     */
    public Mono<Void> keep(Collection<DeliveryOutcome> outcomes, Function<AttemptKey, C> commands) {
        if (!lanes.anyLooksUp()) {
            return Mono.empty();
        }
        List<DeliveryOutcome> lost = outcomes.stream().filter(this::canBeAsked).toList();
        return lost.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(lost)
                        .concatMap(
                                each -> add(each, commands.apply(AttemptKey.of(each.getAttempt()))))
                        .then();
    }

    private boolean canBeAsked(DeliveryOutcome outcome) {
        return outcome.getStatus() == AttemptStatus.UNKNOWN
                && outcome.getEvidence() == Evidence.ANSWER
                && lanes.of(outcome.getSender()).flatMap(lane -> lane.lookUp()).isPresent();
    }

    private Mono<Void> add(DeliveryOutcome outcome, C command) {
        Instant ended = outcome.getOccurredAt();
        return of(database.sql(ADD), AttemptKey.of(outcome.getAttempt()))
                .bind("sender", outcome.getSender())
                .bind("contact", outcome.getAttempt().getItem().getContactKey())
                .bind("ended", utc(ended))
                .bind("look", utc(ended.plus(settings.after())))
                .bind("command", form.write(command))
                .then();
    }

    /** Those that are due; nobody else gets them within that time. */
    Mono<List<Doubt<C>>> take(int most, Duration lease) {
        Instant now = clock.instant();
        return database.sql(TAKE)
                .bind("now", utc(now))
                .bind("again", utc(now.plus(lease)))
                .bind("most", most)
                .map((row, metadata) -> doubt(row))
                .all()
                .collectList();
    }

    /** All that are open about these people. */
    Mono<List<Doubt<C>>> about(Collection<String> contactKeys) {
        return database.sql(OF_CONTACTS)
                .bind("contacts", contactKeys.toArray(String[]::new))
                .map((row, metadata) -> doubt(row))
                .all()
                .collectList();
    }

    Mono<Void> forget(AttemptKey attempt) {
        return of(database.sql(FORGET), attempt).then();
    }

    /** Forgets those that are too old; how many. */
    Mono<Long> expire() {
        return database.sql(EXPIRE)
                .bind("oldest", utc(clock.instant().minus(settings.until())))
                .mapValue(Long.class)
                .one();
    }

    private Doubt<C> doubt(Readable row) {
        C command = form.read(Objects.requireNonNull(row.get("command", ByteBuffer.class)));
        return new Doubt<>(
                AttemptKey.of(medium.attempt().apply(command)),
                command,
                Objects.requireNonNull(row.get("sender", String.class)),
                Objects.requireNonNull(row.get("contact_key", String.class)),
                Objects.requireNonNull(row.get("ended_at", Instant.class)));
    }

    private static GenericExecuteSpec of(GenericExecuteSpec statement, AttemptKey attempt) {
        return statement
                .bind("operation", attempt.operationId())
                .bind("item", attempt.itemIndex())
                .bind("attempt", attempt.attemptNo());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
