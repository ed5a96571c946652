package com.ziraai.channel.intent;

import static com.ziraai.channel.intent.Keys.MATCH;
import static com.ziraai.channel.intent.Keys.UNNEST;
import static com.ziraai.channel.intent.Timestamps.utc;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Item;
import com.ziraai.event.UnknownSettlement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table of intents. Every method is one statement a batch, more only where rows existed. */
public final class Intents {

    private static final String INSERT =
            """
            INSERT INTO intent (operation_day, operation_id, item_index, attempt_no, status, sponsor_id,
                contact_key, released_at, provider, sender, route, country, price_micros, intended_at,
                updated_at, claim_id)
            SELECT day, operation, item, attempt, %d, sponsor, contact, released, provider, sender, route, country,
                price, :now, :now, :claim
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[], :sponsors::text[],
                :contacts::text[], :released::timestamptz[], :providers::text[], :senders::text[],
                :routes::text[], :countries::text[], :prices::bigint[])
                AS k(day, operation, item, attempt, sponsor, contact, released, provider, sender, route, country,
                    price)
            WHERE %s
            ON CONFLICT DO NOTHING
            RETURNING operation_id, item_index, attempt_no
            """
                    .formatted(Rank.INTENDED, Fence.HELD);

    private static final String MOVE =
            "UPDATE intent i SET updated_at = :now, %s FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) WHERE "
                    + MATCH
                    + " AND %s RETURNING i.operation_id, i.item_index, i.attempt_no";

    private static final String HOLD =
            MOVE.formatted("status = " + Rank.HELD, "i.status = " + Rank.INTENDED);

    private static final String RELEASE =
            MOVE.formatted(
                    "status = " + Rank.HELD,
                    "i.status = %d AND i.claim_id = :claim AND %s"
                            .formatted(Rank.INTENDED, Fence.HELD));

    /** Again what was done before, as telling it may have failed. */
    private static final String REJECT_UNCALLED =
            """
            UPDATE intent i SET status = %d, evidence = '%s', failure_code = '%s',
                occurred_at = :now, updated_at = :now
            FROM %s AS k(day, operation, item, attempt)
            WHERE %s AND i.claim_id = :claim AND %s
            AND (i.status = %d AND i.evidence = '%2$s' OR i.status = %1$d AND i.failure_code = '%3$s')
            RETURNING i.*
            """
                    .formatted(
                            Rank.of(AttemptStatus.REJECTED),
                            Evidence.RECOVERY,
                            FailureCode.NOT_CALLED,
                            UNNEST,
                            MATCH,
                            Fence.HELD,
                            Rank.of(AttemptStatus.UNKNOWN));

    /**
     * Grants as an insert does, so the fence counts here, too. Nobody was called, so the attempt
     * may go by another sender.
     */
    private static final String RESUME =
            """
            UPDATE intent i SET updated_at = :now, claim_id = :claim, status = %d, provider = k.provider,
                sender = k.sender, route = k.route
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[],
                :providers::text[], :senders::text[], :routes::text[])
                AS k(day, operation, item, attempt, provider, sender, route)
            WHERE %s AND (i.status = %d OR i.status = %1$d AND i.claim_id = :claim) AND %s
            RETURNING i.operation_id, i.item_index, i.attempt_no
            """
                    .formatted(Rank.INTENDED, MATCH, Rank.HELD, Fence.HELD);

    private static final String RECOVER =
            "UPDATE intent i SET status = :unknown, evidence = :evidence, failure_code = :failure,"
                    + " occurred_at = :now, updated_at = :now FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) WHERE "
                    + MATCH
                    + " AND i.status = "
                    + Rank.INTENDED;

    private static final String SELECT =
            "SELECT i.* FROM "
                    + UNNEST
                    + " AS k(day, operation, item, attempt) JOIN intent i ON "
                    + MATCH;

    private static final String SELECT_KNOWN =
            SELECT + " WHERE i.status >= " + Rank.of(AttemptStatus.UNKNOWN);

    /** What an answer and a receipt know besides the status may come in either order. */
    private static final String RAISE =
            """
            UPDATE intent i SET
                status = greatest(i.status, k.status),
                evidence = CASE WHEN k.status > i.status THEN k.evidence ELSE i.evidence END,
                occurred_at = CASE WHEN k.status > i.status THEN k.occurred ELSE i.occurred_at END,
                failure_code = CASE WHEN k.status > i.status THEN k.failure ELSE i.failure_code END,
                failure_provider_code =
                    CASE WHEN k.status > i.status THEN k.provider_code ELSE i.failure_provider_code END,
                retry_after_millis =
                    CASE WHEN k.status > i.status THEN k.retry_after ELSE i.retry_after_millis END,
                provider_message_id = coalesce(i.provider_message_id, k.message_id),
                parts = greatest(i.parts, k.parts),
                updated_at = :now
            FROM unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[], :statuses::smallint[],
                :evidences::text[], :occurred::timestamptz[], :failures::text[], :providerCodes::text[],
                :retries::bigint[], :messageIds::text[], :parts::int[])
                AS k(day, operation, item, attempt, status, evidence, occurred, failure, provider_code,
                    retry_after, message_id, parts)
            WHERE %s
            """
                    .formatted(MATCH);

    private static final String RAISE_BY_ANSWER =
            RAISE
                    + " RETURNING i.operation_id, i.item_index, i.attempt_no, i.status = k.status AS"
                    + " stands";

    private static final String RAISE_BY_RECEIPT =
            RAISE
                    + " AND k.status >= i.status RETURNING i.operation_id, i.item_index, i.attempt_no,"
                    + " i.sponsor_id, i.provider, i.sender, i.country, i.price_micros,"
                    + " i.provider_message_id, i.parts";

    /** Only what is unknown may be settled; a settlement that comes again finds what it left. */
    private static final String RAISE_BY_OPERATOR =
            RAISE
                    + " AND (i.status = %d OR (i.status = k.status AND i.evidence = '%s')) RETURNING i.*"
                            .formatted(Rank.of(AttemptStatus.UNKNOWN), Evidence.OPERATOR);

    private final DatabaseClient database;
    private final Channel channel;
    private final String epoch;
    private final Clock clock;

    /**
     * @param epoch of this installation; while the fence stands under another, nothing is granted
     */
    public Intents(DatabaseClient database, Channel channel, String epoch, Clock clock) {
        this.database = database;
        this.channel = channel;
        this.epoch = epoch;
        this.clock = clock;
    }

    /**
     * Commits the intent to send each attempt, once for ever. An attempt whose intent exists
     * without a result was interrupted, so its result is unknown from now on. Fails with {@link
     * FencedException}, granting nothing, while another installation holds the database.
     *
     * <p>After any other error the rows may be committed and nobody was called. The caller repeats
     * the claim under the same id, which grants them again.
     *
     * @param claimId new for each wish to send, used by one caller only
     */
    public Mono<Claim> claim(UUID claimId, Collection<Wanted> attempts) {
        Map<AttemptKey, Wanted> wanted =
                attempts.stream()
                        .collect(
                                Collectors.toMap(
                                        Wanted::key,
                                        Function.identity(),
                                        (first, repeated) -> first,
                                        TreeMap::new));
        return insert(claimId, wanted).flatMap(granted -> claimExisting(claimId, wanted, granted));
    }

    private Mono<Set<AttemptKey>> insert(UUID claimId, Map<AttemptKey, Wanted> wanted) {
        GenericExecuteSpec statement =
                routed(INSERT, wanted)
                        .bind("sponsors", items(wanted, Item::getSponsorId, String[]::new))
                        .bind("contacts", items(wanted, Item::getContactKey, String[]::new))
                        .bind(
                                "released",
                                items(
                                        wanted,
                                        item -> utc(item.getReleasedAt()),
                                        OffsetDateTime[]::new))
                        .bind(
                                "countries",
                                column(wanted, each -> each.aim().country(), String[]::new))
                        .bind(
                                "prices",
                                column(wanted, each -> each.aim().priceMicros(), Long[]::new))
                        .bind("claim", claimId)
                        .bind("epoch", epoch)
                        .bind("now", utc(clock.instant()));
        return keys(statement);
    }

    private GenericExecuteSpec routed(String statement, Map<AttemptKey, Wanted> wanted) {
        return new Keys(wanted.keySet())
                .bind(database.sql(statement))
                .bind("providers", column(wanted, Wanted::provider, String[]::new))
                .bind("senders", column(wanted, Wanted::sender, String[]::new))
                .bind("routes", column(wanted, Wanted::route, String[]::new));
    }

    private static <T> T[] items(
            Map<AttemptKey, Wanted> wanted, Function<Item, T> value, IntFunction<T[]> array) {
        return wanted.values().stream()
                .map(each -> value.apply(each.attempt().getItem()))
                .toArray(array);
    }

    private static <T> @Nullable T[] column(
            Map<AttemptKey, Wanted> wanted,
            Function<Wanted, @Nullable T> value,
            IntFunction<@Nullable T[]> array) {
        @Nullable T[] column = array.apply(wanted.size());
        int i = 0;
        for (Wanted each : wanted.values()) {
            column[i++] = value.apply(each);
        }
        return column;
    }

    private Mono<Claim> claimExisting(
            UUID claimId, Map<AttemptKey, Wanted> wanted, Set<AttemptKey> inserted) {
        if (inserted.size() == wanted.size()) {
            return Mono.just(new Claim(inserted, List.of()));
        }
        return isFenced()
                .flatMap(fenced ->
                        fenced ? fenced(inserted) : resumeExisting(claimId, wanted, inserted));
    }

    private Mono<Boolean> isFenced() {
        return database.sql("SELECT NOT " + Fence.HELD)
                .bind("epoch", epoch)
                .mapValue(Boolean.class)
                .one();
    }

    /** What was inserted before the fence moved is committed and must be called. */
    private static Mono<Claim> fenced(Set<AttemptKey> inserted) {
        return inserted.isEmpty()
                ? Mono.error(FencedException::new)
                : Mono.just(new Claim(inserted, List.of()));
    }

    private Mono<Claim> resumeExisting(
            UUID claimId, Map<AttemptKey, Wanted> wanted, Set<AttemptKey> inserted) {
        return resume(claimId, without(wanted, inserted))
                .flatMap(resumed -> {
                    Set<AttemptKey> granted = union(inserted, resumed);
                    return known(without(wanted.keySet(), granted))
                            .map(known -> new Claim(granted, known));
                });
    }

    private Mono<List<DeliveryOutcome>> known(Set<AttemptKey> attempts) {
        return attempts.isEmpty() ? Mono.just(List.of()) : recover(attempts).then(stored(attempts));
    }

    private Mono<Long> recover(Set<AttemptKey> attempts) {
        return new Keys(attempts)
                .bind(database.sql(RECOVER))
                .bind("unknown", Rank.of(AttemptStatus.UNKNOWN))
                .bind("evidence", Evidence.RECOVERY.name())
                .bind("failure", FailureCode.RESULT_LOST.name())
                .bind("now", utc(clock.instant()))
                .fetch()
                .rowsUpdated();
    }

    /** What the rows with a result say. */
    public Mono<List<DeliveryOutcome>> stored(Collection<AttemptKey> attempts) {
        return new Keys(attempts)
                .bind(database.sql(SELECT_KNOWN))
                .map((row, metadata) -> Rows.outcome(row, channel))
                .all()
                .collectList();
    }

    /**
     * Takes back intents whose call was never made.
     *
     * @return the attempts taken back; for the others somebody already recorded a result
     */
    public Mono<Set<AttemptKey>> hold(Collection<AttemptKey> attempts) {
        return keys(move(HOLD, attempts));
    }

    /**
     * Gives free attempts of a claim whose process is dead and provably called nobody for them.
     * What is unknown for another reason, or was granted to somebody else, is left alone.
     */
    public Mono<Released> release(UUID claimId, Collection<AttemptKey> uncalled) {
        return keys(ofClaim(RELEASE, claimId, uncalled))
                .flatMap(held ->
                        ofClaim(REJECT_UNCALLED, claimId, uncalled)
                                .map((row, metadata) -> Rows.outcome(row, channel))
                                .all()
                                .collectList()
                                .map(rejected -> new Released(held.size(), rejected)));
    }

    private GenericExecuteSpec ofClaim(
            String statement, UUID claimId, Collection<AttemptKey> attempts) {
        return move(statement, attempts).bind("claim", claimId).bind("epoch", epoch);
    }

    private Mono<Set<AttemptKey>> resume(UUID claimId, Map<AttemptKey, Wanted> wanted) {
        return keys(
                routed(RESUME, wanted)
                        .bind("now", utc(clock.instant()))
                        .bind("claim", claimId)
                        .bind("epoch", epoch));
    }

    private GenericExecuteSpec move(String statement, Collection<AttemptKey> attempts) {
        return new Keys(attempts).bind(database.sql(statement)).bind("now", utc(clock.instant()));
    }

    /**
     * Raises the rows to what the calls' answers say.
     *
     * @return the attempts whose rows say so now; a receipt had already raised the others higher
     */
    public Mono<Set<AttemptKey>> record(Collection<DeliveryOutcome> outcomes) {
        return raise(RAISE_BY_ANSWER, outcomes.stream().map(Finding::of).toList())
                .map((row, metadata) -> Map.entry(Rows.key(row), Rows.flag(row, "stands")))
                .all()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Raises the rows to what receipts report, at most one an attempt.
     *
     * @return the rows whose status is now the reported one
     */
    public Mono<Map<AttemptKey, Intent>> report(Collection<Reported> reports) {
        return raise(RAISE_BY_RECEIPT, reports.stream().map(Finding::of).toList())
                .map((row, metadata) -> Intent.of(row))
                .all()
                .collectMap(Intent::attempt);
    }

    /**
     * Raises the rows that stand unknown to what people established, at most once an attempt.
     *
     * @return what the rows settled so say now, also those that were before
     */
    public Mono<List<DeliveryOutcome>> settle(Collection<UnknownSettlement> settlements) {
        return raise(RAISE_BY_OPERATOR, settlements.stream().map(Finding::of).toList())
                .map((row, metadata) -> Rows.outcome(row, channel))
                .all()
                .collectList();
    }

    private GenericExecuteSpec raise(String statement, Collection<Finding> findings) {
        return new Findings(findings)
                .bind(database.sql(statement))
                .bind("now", utc(clock.instant()));
    }

    /** Those of the attempts that have no row. */
    public Mono<Set<AttemptKey>> missing(Collection<AttemptKey> attempts) {
        return keys(new Keys(attempts).bind(database.sql(SELECT)))
                .map(present -> without(Set.copyOf(attempts), present));
    }

    private static Mono<Set<AttemptKey>> keys(GenericExecuteSpec statement) {
        return statement.map((row, metadata) -> Rows.key(row)).all().collect(Collectors.toSet());
    }

    private static Map<AttemptKey, Wanted> without(
            Map<AttemptKey, Wanted> all, Set<AttemptKey> some) {
        Map<AttemptKey, Wanted> rest = new TreeMap<>(all);
        rest.keySet().removeAll(some);
        return rest;
    }

    private static Set<AttemptKey> without(Set<AttemptKey> all, Set<AttemptKey> some) {
        Set<AttemptKey> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<AttemptKey> union(Set<AttemptKey> one, Set<AttemptKey> other) {
        Set<AttemptKey> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
