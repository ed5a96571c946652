package com.ziraai.channel.intent;

import static com.ziraai.channel.intent.Timestamps.utc;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.intent.SenderDays.Measured;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Item;
import com.ziraai.event.UnknownSettlement;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
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

    private final DatabaseClient database;
    private final Channel channel;
    private final String epoch;
    private final SenderDays days;
    private final Set<String> untokened;
    private final Clock clock;

    /**
     * @param epoch of this installation; while the fence stands under another, nothing is granted
     * @param untokened names of providers whose receipts do not carry our token
     */
    Intents(
            DatabaseClient database,
            Channel channel,
            String epoch,
            SenderDays days,
            Set<String> untokened,
            Clock clock) {
        this.database = database;
        this.channel = channel;
        this.epoch = epoch;
        this.days = days;
        this.untokened = Set.copyOf(untokened);
        this.clock = clock;
    }

    /**
     * Commits the intent to send each attempt, once for ever. An attempt whose intent exists
     * without a result was interrupted, so its result is unknown from now on. Fails with {@link
     * FencedException}, granting nothing, while another installation holds the database.
     *
     * <p>Of senders with a daily capacity no more are granted than it has room for; what is neither
     * granted nor known is left as it was.
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
        return days.measured(wanted.values())
                .flatMap(measured ->
                        insert(claimId, wanted, measured)
                                .flatMap(granted ->
                                        claimExisting(claimId, wanted, granted, measured)));
    }

    private Mono<Set<AttemptKey>> insert(
            UUID claimId, Map<AttemptKey, Wanted> wanted, Measured measured) {
        GenericExecuteSpec statement =
                routed(measured.isEmpty() ? IntentSql.INSERT : IntentSql.INSERT_MEASURED, wanted)
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
        return granted(statement, measured);
    }

    private Mono<Set<AttemptKey>> granted(GenericExecuteSpec statement, Measured measured) {
        if (measured.isEmpty()) {
            return keys(statement);
        }
        return measured.bind(statement)
                .map((row, metadata) -> Grant.of(row))
                .all()
                .collectList()
                .map(rows -> {
                    days.learn(measured, Grant.left(rows));
                    return Grant.attempts(rows);
                });
    }

    /** A row of a statement that counts: an attempt it granted, or what a sender has left. */
    private sealed interface Grant {

        record Granted(AttemptKey attempt) implements Grant {}

        record Left(String sender, long free) implements Grant {}

        static Grant of(Readable row) {
            return row.get("sender", String.class) == null
                    ? new Granted(Rows.key(row))
                    : new Left(Rows.text(row, "sender"), SenderDays.free(row));
        }

        static Set<AttemptKey> attempts(List<Grant> rows) {
            return rows.stream()
                    .filter(Granted.class::isInstance)
                    .map(row -> Granted.class.cast(row).attempt())
                    .collect(Collectors.toSet());
        }

        static Map<String, Long> left(List<Grant> rows) {
            return rows.stream()
                    .filter(Left.class::isInstance)
                    .map(Left.class::cast)
                    .collect(Collectors.toMap(Left::sender, Left::free));
        }
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
            UUID claimId,
            Map<AttemptKey, Wanted> wanted,
            Set<AttemptKey> inserted,
            Measured measured) {
        if (inserted.size() == wanted.size()) {
            return Mono.just(new Claim(inserted, List.of()));
        }
        return isFenced()
                .flatMap(fenced ->
                        fenced
                                ? fenced(inserted)
                                : resumeExisting(claimId, wanted, inserted, measured));
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
            UUID claimId,
            Map<AttemptKey, Wanted> wanted,
            Set<AttemptKey> inserted,
            Measured measured) {
        return resume(claimId, without(wanted, inserted), measured)
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
                .bind(database.sql(IntentSql.RECOVER))
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
                .bind(database.sql(IntentSql.SELECT_KNOWN))
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
        return keys(move(days.areCounted() ? IntentSql.HOLD_MEASURED : IntentSql.HOLD, attempts));
    }

    /**
     * Gives free attempts of a claim whose process is dead and provably called nobody for them.
     * What is unknown for another reason, or was granted to somebody else, is left alone.
     */
    public Mono<Released> release(UUID claimId, Collection<AttemptKey> uncalled) {
        String release = days.areCounted() ? IntentSql.RELEASE_MEASURED : IntentSql.RELEASE;
        return keys(ofClaim(release, claimId, uncalled))
                .flatMap(held ->
                        ofClaim(IntentSql.REJECT_UNCALLED, claimId, uncalled)
                                .map((row, metadata) -> Rows.outcome(row, channel))
                                .all()
                                .collectList()
                                .map(rejected -> new Released(held.size(), rejected)));
    }

    private GenericExecuteSpec ofClaim(
            String statement, UUID claimId, Collection<AttemptKey> attempts) {
        return move(statement, attempts).bind("claim", claimId).bind("epoch", epoch);
    }

    private Mono<Set<AttemptKey>> resume(
            UUID claimId, Map<AttemptKey, Wanted> wanted, Measured measured) {
        String resume = measured.isEmpty() ? IntentSql.RESUME : IntentSql.RESUME_MEASURED;
        return granted(
                routed(resume, wanted)
                        .bind("now", utc(clock.instant()))
                        .bind("claim", claimId)
                        .bind("epoch", epoch),
                measured);
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
        return byAnswer(outcomes)
                .map((row, metadata) -> Map.entry(Rows.key(row), Rows.flag(row, "stands")))
                .all()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * What receipts will not say by our token is noted with the provider's id, in one statement.
     */
    private GenericExecuteSpec byAnswer(Collection<DeliveryOutcome> outcomes) {
        List<Finding> findings = outcomes.stream().map(Finding::of).toList();
        boolean isNoted =
                !untokened.isEmpty()
                        && outcomes.stream()
                                .anyMatch(each -> untokened.contains(each.getProvider()));
        return isNoted
                ? raise(IntentSql.RAISE_BY_ANSWER_NOTED, findings)
                        .bind("untokened", untokened.toArray(String[]::new))
                : raise(IntentSql.RAISE_BY_ANSWER, findings);
    }

    /**
     * Raises the rows to what receipts report, at most one an attempt.
     *
     * @return the rows whose status is now the reported one
     */
    public Mono<Map<AttemptKey, Intent>> report(Collection<Reported> reports) {
        return raise(IntentSql.RAISE_BY_RECEIPT, reports.stream().map(Finding::of).toList())
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
        return raise(IntentSql.RAISE_BY_OPERATOR, settlements.stream().map(Finding::of).toList())
                .map((row, metadata) -> Rows.outcome(row, channel))
                .all()
                .collectList();
    }

    /**
     * Raises the rows that stand unknown to what their provider's list tells, at most once an
     * attempt.
     *
     * @return what the rows resolved so say now, also those that were before
     */
    public Mono<List<DeliveryOutcome>> resolve(Collection<Resolved> resolved) {
        return resolved.isEmpty()
                ? Mono.just(List.of())
                : raise(IntentSql.RAISE_BY_LIST, resolved.stream().map(Finding::of).toList())
                        .map((row, metadata) -> Rows.outcome(row, channel))
                        .all()
                        .collectList();
    }

    /**
     * Attempts claimed in that time that have a provider's message, or may have it: to the same
     * person, called as far as is known, and without an id.
     */
    public Mono<List<Rival>> rivals(
            String provider, String messageId, String contactKey, Instant from, Instant until) {
        return database.sql(IntentSql.RIVALS)
                .bind("provider", provider)
                .bind("message", messageId)
                .bind("contact", contactKey)
                .bind("from", utc(from))
                .bind("until", utc(until))
                .map((row, metadata) -> new Rival(Rows.key(row), Rows.flag(row, "has_it")))
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
        return keys(new Keys(attempts).bind(database.sql(IntentSql.SELECT)))
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
