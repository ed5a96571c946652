package com.ziraai.dispatch.followup;

import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.dispatch.item.KeyArrays;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table {@code followup}. */
public final class Followups {

    private static final String SCHEDULE =
            """
            INSERT INTO followup (operation_id, item_index, attempt_no, kind, reason, due_at)
            SELECT operation_id, item_index, attempt_no, kind, reason, due_at
            FROM unnest(:operations::text[], :indexes::int[], :attempts::int[], :kinds::text[],
                    :reasons::text[], :dues::timestamptz[])
                AS wanted (operation_id, item_index, attempt_no, kind, reason, due_at)
            ON CONFLICT (operation_id, item_index, attempt_no, kind)
                DO UPDATE SET due_at = excluded.due_at, reason = excluded.reason
                WHERE excluded.kind = 'GATE'
            """;

    /** A locked row is being taken or forgotten already; waiting for it could deadlock. */
    private static final String RESOLVE =
            """
            DELETE FROM followup resolved
            USING (
                SELECT operation_id, item_index, attempt_no, kind FROM followup
                JOIN unnest(:operations::text[], :indexes::int[], :attempts::int[])
                    AS known (operation_id, item_index, attempt_no)
                    USING (operation_id, item_index, attempt_no)
                WHERE kind = ANY(:kinds)
                FOR UPDATE OF followup SKIP LOCKED
            ) free
            WHERE resolved.operation_id = free.operation_id
                AND resolved.item_index = free.item_index
                AND resolved.attempt_no = free.attempt_no
                AND resolved.kind = free.kind
            """;

    private static final String TAKE_DUE =
            """
            UPDATE followup taken SET due_at = :leased
            FROM (
                SELECT operation_id, item_index, attempt_no, kind, due_at FROM followup
                WHERE due_at <= :now
                ORDER BY due_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED
            ) due
            WHERE taken.operation_id = due.operation_id
                AND taken.item_index = due.item_index
                AND taken.attempt_no = due.attempt_no
                AND taken.kind = due.kind
            RETURNING taken.operation_id, taken.item_index, taken.attempt_no, taken.kind,
                taken.reason, due.due_at
            """;

    private static final String DONE =
            """
            DELETE FROM followup open
            USING unnest(:operations::text[], :indexes::int[], :attempts::int[], :kinds::text[])
                AS done (operation_id, item_index, attempt_no, kind)
            WHERE open.operation_id = done.operation_id
                AND open.item_index = done.item_index
                AND open.attempt_no = done.attempt_no
                AND open.kind = done.kind
                AND open.due_at = :leased
            """;

    private final DatabaseClient database;

    Followups(DatabaseClient database) {
        this.database = database;
    }

    /** Stores them; one that is there already keeps its time, unless it waits at the gate. */
    public Mono<Void> schedule(List<Followup> wanted) {
        if (wanted.isEmpty()) {
            return Mono.empty();
        }
        List<Followup> sorted =
                wanted.stream().sorted(Comparator.comparing(Followup::attempt)).toList();
        return bind(SCHEDULE, sorted)
                .bind("reasons", sorted.stream().map(Followup::reason).toArray(String[]::new))
                .bind("dues", sorted.stream().map(Followup::dueAt).toArray(Instant[]::new))
                .then();
    }

    /** Whether there is anything at all; costs next to nothing. */
    public Mono<Boolean> any() {
        return database.sql("SELECT EXISTS (SELECT FROM followup)").mapValue(Boolean.class).one();
    }

    /** Forgets follow-ups of those kinds of attempts about which enough is known now. */
    public Mono<Void> resolve(Collection<AttemptKey> attempts, Collection<Kind> kinds) {
        if (attempts.isEmpty()) {
            return Mono.empty();
        }
        return KeyArrays.bindAttemptNames(database.sql(RESOLVE), attempts)
                .bind("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .then();
    }

    /**
     * What is due, earliest first as far as one query can say; nobody else gets it until the lease
     * ends.
     */
    Mono<List<Followup>> takeDue(Instant now, int limit, Instant leasedUntil) {
        return database.sql(TAKE_DUE)
                .bind("now", now)
                .bind("leased", leasedUntil)
                .bind("limit", limit)
                .map(Followups::followup)
                .all()
                .collectList();
    }

    /** Forgets what was done and not scheduled anew meanwhile. */
    Mono<Void> done(List<Followup> done, Instant leasedUntil) {
        return bind(DONE, done).bind("leased", leasedUntil).then();
    }

    private GenericExecuteSpec bind(String sql, List<Followup> followups) {
        return KeyArrays.bindAttemptNames(
                        database.sql(sql), followups.stream().map(Followup::attempt).toList())
                .bind(
                        "kinds",
                        followups.stream().map(each -> each.kind().name()).toArray(String[]::new));
    }

    private static Followup followup(Readable row) {
        return new Followup(
                new AttemptKey(
                        new ItemKey(text(row, "operation_id"), number(row, "item_index")),
                        number(row, "attempt_no")),
                Kind.valueOf(text(row, "kind")),
                text(row, "reason"),
                Objects.requireNonNull(row.get("due_at", Instant.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }
}
