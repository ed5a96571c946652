package com.ziraai.channel.intent;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.SENT;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.intent.MessageIds.MessageId;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.contract.Aim;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.event.Item;
import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentsIT {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Provider whose receipts do not carry our token. */
    private static final String UNTOKENED = "smpp";

    private final OperationId operation =
            OperationId.create("bulk", NOW, RandomGenerator.getDefault());
    private DatabaseClient client;
    private Intents intents;
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    private Map<String, Long> capacities = Map.of();
    private int items;

    @BeforeAll
    void migrate() {
        Map<String, String> database = TestInfrastructure.shared().databaseEnvironment("intents");
        String address =
                database.get("ziraai.database.host")
                        + ":"
                        + database.get("ziraai.database.port")
                        + "/intents";
        String user = database.get("ziraai.database.username");
        String password = database.get("ziraai.database.password");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + address, user, password)
                .load()
                .migrate();
        ConnectionFactory connections =
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse("r2dbc:postgresql://" + address)
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, user)
                                .option(ConnectionFactoryOptions.PASSWORD, password)
                                .build());
        client = DatabaseClient.create(connections);
        intents = intents("ours", NOW);
    }

    private Intents intents(String epoch, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        SenderDays days =
                new SenderDays(
                        client,
                        () -> capacities,
                        (sender, day, messages) -> left.put(sender, messages),
                        clock);
        return new Intents(client, Channel.SMS, epoch, days, Set.of(UNTOKENED), clock);
    }

    @BeforeEach
    void openFence() {
        fence("ours");
        capacities = Map.of();
        left.clear();
    }

    private void fence(String epoch) {
        client.sql(
                        "INSERT INTO fence (epoch, adopted_at) VALUES (:epoch, now())"
                                + " ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch")
                .bind("epoch", epoch)
                .then()
                .block();
    }

    @Test
    void aFencedInstallationClaimsNothingNewNorHeldAndChangesNothing() {
        Attempt fresh = attempt();
        Attempt held = attempt();
        Attempt intended = attempt();
        claim(List.of(held, intended));
        await(intents.hold(keys(List.of(held))));
        fence("another");
        for (Attempt each : List.of(fresh, held, intended)) {
            assertThatThrownBy(() -> claim(List.of(each))).isInstanceOf(FencedException.class);
        }
        assertThat(await(intents.missing(keys(List.of(fresh, held, intended)))))
                .containsExactly(AttemptKey.of(fresh));

        fence("ours");
        Claim claim = claim(List.of(fresh, held, intended));
        assertThat(claim.granted()).isEqualTo(keys(List.of(fresh, held)));
        assertThat(claim.known()).extracting(DeliveryOutcome::getStatus).containsExactly(UNKNOWN);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsGrantedAgainAndToNobodyElse() {
        Attempt mine = attempt();
        Attempt held = attempt();
        Attempt fresh = attempt();
        claim(List.of(held));
        await(intents.hold(keys(List.of(held))));
        UUID claimId = UUID.randomUUID();
        await(intents.claim(claimId, wanted(List.of(mine, held))));

        Claim repeated = await(intents.claim(claimId, wanted(List.of(mine, held, fresh))));
        assertThat(repeated.granted()).isEqualTo(keys(List.of(mine, held, fresh)));

        Claim another = claim(List.of(mine, held, fresh));
        assertThat(another.granted()).isEmpty();
        assertThat(another.known()).extracting(DeliveryOutcome::getStatus).containsOnly(UNKNOWN);
        assertThat(await(intents.claim(claimId, wanted(List.of(mine)))).granted()).isEmpty();
    }

    @Test
    void whatWasCalledIsRecordedAlthoughTheFenceMoved() {
        Attempt called = attempt();
        Attempt uncalled = attempt();
        claim(List.of(called, uncalled));
        fence("another");
        DeliveryOutcome accepted = outcome(called, ACCEPTED, Evidence.ANSWER, null);
        record(accepted);
        assertThat(await(intents.hold(keys(List.of(uncalled)))))
                .containsExactly(AttemptKey.of(uncalled));
        assertThat(await(intents.stored(keys(List.of(called, uncalled)))))
                .containsExactly(accepted);
    }

    @Test
    void aMoveBetweenTwoInstallationsLetsOnlyOneGrant() {
        List<Attempt> attempts = IntStream.range(0, 50).mapToObj(i -> attempt()).toList();
        Intents copy = intents("another", NOW);
        assertThatThrownBy(() -> await(copy.claim(UUID.randomUUID(), wanted(attempts))))
                .isInstanceOf(FencedException.class);
        fence("another");
        assertThat(await(copy.claim(UUID.randomUUID(), wanted(attempts))).granted()).hasSize(50);
        assertThatThrownBy(() -> claim(attempts)).isInstanceOf(FencedException.class);
    }

    @Test
    void whatNobodyWasCalledForIsFreeAgainOrRejectedWhereItWasToldAsUnknown() {
        Attempt untouched = attempt();
        Attempt told = attempt();
        List<Attempt> both = List.of(untouched, told);
        UUID claimId = UUID.randomUUID();
        await(intents.claim(claimId, wanted(both)));
        claim(List.of(told));

        Released released = await(intents.release(claimId, keys(both)));
        assertThat(released.held()).isEqualTo(1);
        DeliveryOutcome rejected =
                outcome(told, REJECTED, Evidence.RECOVERY, FailureCode.NOT_CALLED.failure());
        assertThat(released.rejected()).containsExactly(rejected);
        assertThat(await(intents.release(claimId, keys(both))).rejected())
                .as("told again, should telling it have failed")
                .containsExactly(rejected);
        assertThat(claim(both).granted()).isEqualTo(keys(List.of(untouched)));
    }

    @Test
    void whatIsAnothersOrHasAResultIsNotReleased() {
        Attempt anothers = attempt();
        Attempt accepted = attempt();
        Attempt unanswered = attempt();
        Attempt regranted = attempt();
        UUID claimId = UUID.randomUUID();
        claim(List.of(anothers));
        await(intents.claim(claimId, wanted(List.of(accepted, unanswered, regranted))));
        record(outcome(accepted, ACCEPTED, Evidence.ANSWER, null));
        DeliveryOutcome unknown =
                outcome(unanswered, UNKNOWN, Evidence.ANSWER, FailureCode.NO_ANSWER.failure());
        record(unknown);
        await(intents.hold(keys(List.of(regranted))));
        claim(List.of(regranted));

        List<Attempt> all = List.of(anothers, accepted, unanswered, regranted);
        assertThat(await(intents.release(claimId, keys(all))))
                .isEqualTo(new Released(0, List.of()));
        assertThat(await(intents.stored(keys(List.of(unanswered))))).containsExactly(unknown);
    }

    @Test
    void aFencedInstallationReleasesNothing() {
        Attempt attempt = attempt();
        UUID claimId = UUID.randomUUID();
        await(intents.claim(claimId, wanted(List.of(attempt))));
        fence("another");
        assertThat(await(intents.release(claimId, keys(List.of(attempt)))))
                .isEqualTo(new Released(0, List.of()));
    }

    @Test
    void anAttemptIsGrantedOnceForEver() {
        List<Attempt> attempts = List.of(attempt(), attempt());
        assertThat(claim(attempts).granted()).isEqualTo(keys(attempts));
        assertThat(claim(attempts).granted()).isEmpty();
    }

    @Test
    void twoWhoClaimAtOnceNeverBothGetAnAttempt() {
        List<Attempt> attempts = IntStream.range(0, 200).mapToObj(i -> attempt()).toList();
        List<Claim> claims =
                await(
                        Flux.range(0, 4)
                                .flatMap(i -> intents.claim(UUID.randomUUID(), wanted(attempts)), 4)
                                .collectList());
        assertThat(claims.stream().mapToInt(each -> each.granted().size()).sum()).isEqualTo(200);
    }

    @Test
    void anIntentWithoutAResultIsUnknownFromThenOn() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        DeliveryOutcome outcome = claim(List.of(attempt)).known().getFirst();
        assertThat(outcome)
                .isEqualTo(
                        outcome(
                                attempt,
                                UNKNOWN,
                                Evidence.RECOVERY,
                                FailureCode.RESULT_LOST.failure()));
        assertThat(claim(List.of(attempt)).known()).containsExactly(outcome);
    }

    @Test
    void aResultComesBackAsItWasRecorded() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        DeliveryOutcome rejected =
                outcome(
                        attempt,
                        REJECTED,
                        Evidence.ANSWER,
                        FailureCode.RECIPIENT_THROTTLED.failure("131056", Duration.ofSeconds(4)));
        record(rejected);
        assertThat(claim(List.of(attempt)).known()).containsExactly(rejected);
    }

    @Test
    void aHeldAttemptIsGrantedAgain() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        assertThat(await(intents.hold(keys(List.of(attempt)))))
                .containsExactly(AttemptKey.of(attempt));
        assertThat(claim(List.of(attempt)).granted()).containsExactly(AttemptKey.of(attempt));
    }

    @Test
    void anAttemptWithAResultCannotBeHeld() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        record(outcome(attempt, ACCEPTED, Evidence.ANSWER, null));
        assertThat(await(intents.hold(keys(List.of(attempt))))).isEmpty();
    }

    @Test
    void aLateAnswerRaisesARecoveredAttempt() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        claim(List.of(attempt));
        record(outcome(attempt, ACCEPTED, Evidence.ANSWER, null));
        assertThat(claim(List.of(attempt)).known())
                .containsExactly(outcome(attempt, ACCEPTED, Evidence.ANSWER, null));
    }

    @Test
    void reportsOnlyRaiseAndTellWhoseRowTheyAre() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        record(outcome(attempt, ACCEPTED, Evidence.ANSWER, null));
        assertThat(report(attempt, DELIVERED))
                .containsExactly(
                        new Intent(
                                AttemptKey.of(attempt),
                                "sponsor-1",
                                "kannel",
                                "ZIRAAI",
                                Optional.of("TR"),
                                Optional.of(250_000L),
                                Optional.of("m-1"),
                                2));
        assertThat(report(attempt, SENT)).isEmpty();
        assertThat(report(attempt, FAILED)).isEmpty();
        assertThat(report(attempt, DELIVERED)).hasSize(1);
        assertThat(claim(List.of(attempt)).known().getFirst().getStatus()).isEqualTo(DELIVERED);
    }

    @Test
    void anAnswerOvertakenByItsReceiptStillAddsPartsAndId() {
        Attempt attempt = attempt();
        claim(List.of(attempt));
        report(attempt, DELIVERED);
        record(outcome(attempt, ACCEPTED, Evidence.ANSWER, null));
        DeliveryOutcome known = claim(List.of(attempt)).known().getFirst();
        assertThat(known.getStatus()).isEqualTo(DELIVERED);
        assertThat(known.getParts()).isEqualTo(2);
        assertThat(known.getProviderMessageId()).isEqualTo("m-1");
    }

    @Test
    void aSettlementRaisesWhatIsUnknownAndNothingElse() {
        Attempt unknown = attempt();
        Attempt intended = attempt();
        Attempt rejected = attempt();
        claim(List.of(unknown, intended, rejected));
        record(outcome(unknown, UNKNOWN, Evidence.ANSWER, FailureCode.NO_ANSWER.failure()));
        record(outcome(rejected, REJECTED, Evidence.ANSWER, FailureCode.NOT_ROUTABLE.failure()));
        List<UnknownSettlement> settlements =
                Stream.of(unknown, intended, rejected, attempt()).map(this::delivered).toList();
        DeliveryOutcome settled = outcome(unknown, DELIVERED, Evidence.OPERATOR, null);
        assertThat(await(intents.settle(settlements))).containsExactly(settled);
        assertThat(await(intents.settle(settlements))).containsExactly(settled);
    }

    private UnknownSettlement delivered(Attempt attempt) {
        Item item = attempt.getItem();
        return new UnknownSettlement(
                item.getOperationId(),
                item.getItemIndex(),
                attempt.getAttemptNo(),
                item.getSponsorId(),
                item.getContactKey(),
                Resolution.DELIVERED,
                NOW);
    }

    @Test
    void anAttemptNobodyWasCalledForMayGoByAnotherSenderAndNoOther() {
        Attempt uncalled = attempt();
        Attempt called = attempt();
        claim(List.of(uncalled, called));
        await(intents.hold(keys(List.of(uncalled))));
        record(outcome(called, ACCEPTED, Evidence.ANSWER, null));

        Claim again =
                await(intents.claim(UUID.randomUUID(), wanted(List.of(uncalled, called), "OTHER")));

        assertThat(again.granted()).isEqualTo(keys(List.of(uncalled)));
        assertThat(again.known()).extracting(DeliveryOutcome::getSender).containsExactly("ZIRAAI");
        record(outcome(uncalled, ACCEPTED, Evidence.ANSWER, null));
        assertThat(claim(List.of(uncalled)).known())
                .extracting(DeliveryOutcome::getSender)
                .containsExactly("OTHER");
    }

    @Test
    void aSenderIsHandedOverNoMoreThanItsDayTakesAndTheRestIsLeftAsItWas() {
        capacities = Map.of("SMALL", 3L);
        List<Attempt> attempts = attempts(5);
        Claim first = await(intents.claim(UUID.randomUUID(), wanted(attempts, "SMALL")));
        assertThat(first.granted()).hasSize(3);
        assertThat(first.known()).isEmpty();
        assertThat(left).containsEntry("SMALL", 0L);
        assertThat(await(intents.claim(UUID.randomUUID(), wanted(attempts(2), "SMALL"))).granted())
                .isEmpty();
        List<Attempt> rest =
                attempts.stream()
                        .filter(each -> !first.granted().contains(AttemptKey.of(each)))
                        .toList();
        assertThat(await(intents.missing(keys(rest)))).hasSize(2);
        assertThat(claim(rest).granted()).as("by another").hasSize(2);
        Intents tomorrow = intents("ours", NOW.plus(Duration.ofDays(1)));
        assertThat(await(tomorrow.claim(UUID.randomUUID(), wanted(attempts(5), "SMALL"))).granted())
                .hasSize(3);
    }

    @Test
    void oneWithACapacityDoesNotHoldBackOneWithout() {
        capacities = Map.of("TIGHT", 1L);
        List<Wanted> both =
                Stream.concat(
                                wanted(attempts(4), "TIGHT").stream(),
                                wanted(attempts(4), "WIDE").stream())
                        .toList();
        assertThat(await(intents.claim(UUID.randomUUID(), both)).granted()).hasSize(5);
        assertThat(left).containsOnlyKeys("TIGHT");
    }

    @Test
    void whatWasNotCalledIsNotCountedAndWhatIsClaimedAgainIsCountedOnce() {
        capacities = Map.of("COUNTED", 4L);
        List<Attempt> attempts = attempts(4);
        UUID claimId = UUID.randomUUID();
        await(intents.claim(claimId, wanted(attempts, "COUNTED")));
        Claim repeated = await(intents.claim(claimId, wanted(attempts, "COUNTED")));
        assertThat(repeated.granted()).as("its answer was lost").hasSize(4);
        assertThat(used("COUNTED")).isEqualTo(4);

        Set<AttemptKey> two = keys(attempts.subList(0, 2));
        await(intents.hold(two));
        assertThat(used("COUNTED")).isEqualTo(2);
        await(intents.release(claimId, keys(attempts.subList(2, 3))));
        assertThat(used("COUNTED")).isEqualTo(1);

        List<Attempt> more = Stream.concat(attempts.stream(), attempts(3).stream()).toList();
        Claim again = await(intents.claim(UUID.randomUUID(), wanted(more, "COUNTED")));
        assertThat(again.granted()).hasSize(3);
        assertThat(used("COUNTED")).isEqualTo(4);
    }

    @Test
    void severalInstancesTogetherHandOverExactlyItsDay() {
        capacities = Map.of("SHARED", 500L, "OTHER", 90L);
        List<Intents> instances =
                IntStream.range(0, 4).mapToObj(_ -> intents("ours", NOW)).toList();
        List<Claim> claims =
                await(
                        Flux.range(0, 60)
                                .flatMap(
                                        i ->
                                                instances
                                                        .get(i % 4)
                                                        .claim(UUID.randomUUID(), mixed(20)),
                                        8)
                                .collectList());
        assertThat(claims.stream().mapToInt(each -> each.granted().size()).sum()).isEqualTo(590);
        assertThat(used("SHARED")).isEqualTo(500);
        assertThat(used("OTHER")).isEqualTo(90);
    }

    /** In either order, so that locks taken in theirs would cross. */
    private List<Wanted> mixed(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> wanted(attempts(1), i % 2 == 0 ? "SHARED" : "OTHER").getFirst())
                .toList();
    }

    @Test
    void whatOthersGaveBackIsLearned() {
        capacities = Map.of("SEEN", 2L);
        List<Attempt> attempts = attempts(2);
        await(intents.claim(UUID.randomUUID(), wanted(attempts, "SEEN")));
        assertThat(left).containsEntry("SEEN", 0L);
        await(intents.hold(keys(attempts)));
        SenderDays days =
                new SenderDays(
                        client,
                        () -> capacities,
                        (sender, day, messages) -> left.put(sender, messages),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        days.look().block();
        assertThat(left).containsEntry("SEEN", 2L);
    }

    @Test
    void anIdOfAProviderWithoutTokensLeadsToItsAttempt() {
        Attempt attempt = attempt();
        await(
                intents.claim(
                        UUID.randomUUID(),
                        List.of(
                                new Wanted(
                                        attempt,
                                        new Aim("TR", null, List.of()),
                                        UNTOKENED,
                                        "ZIRAAI",
                                        "ONLY"))));
        MessageIds ids = new MessageIds(client);
        MessageId asked = new MessageId(UNTOKENED, "id-" + attempt.getItem().getItemIndex());
        assertThat(await(ids.find(List.of(asked)))).isEmpty();
        record(
                DeliveryOutcome.newBuilder(outcome(attempt, ACCEPTED, Evidence.ANSWER, null))
                        .setProvider(UNTOKENED)
                        .setProviderMessageId(asked.id())
                        .build());
        assertThat(await(ids.find(List.of(asked))))
                .containsEntry(
                        asked,
                        new CallbackToken(AttemptKey.of(attempt), "AbCdEfGhIjKlMnOpQrStUv", NOW));
        Attempt tokened = attempt();
        claim(List.of(tokened));
        record(outcome(tokened, ACCEPTED, Evidence.ANSWER, null));
        assertThat(await(ids.find(List.of(new MessageId("kannel", "m-1"))))).isEmpty();
    }

    private List<Attempt> attempts(int number) {
        return IntStream.range(0, number).mapToObj(_ -> attempt()).toList();
    }

    private long used(String sender) {
        return await(
                client.sql("SELECT used FROM sender_day WHERE sender = :sender AND day = :day")
                        .bind("sender", sender)
                        .bind("day", LocalDate.of(2026, 11, 22))
                        .mapValue(Long.class)
                        .one());
    }

    @Test
    void attemptsWithoutARowAreNamed() {
        Attempt known = attempt();
        Attempt foreign = attempt();
        claim(List.of(known));
        assertThat(await(intents.missing(keys(List.of(known, foreign)))))
                .containsExactly(AttemptKey.of(foreign));
    }

    private synchronized Attempt attempt() {
        Item item =
                new Item(operation.value(), items++, "sponsor-1", "AbCdEfGhIjKlMnOpQrStUv", NOW);
        return new Attempt(item, 1);
    }

    private static DeliveryOutcome outcome(
            Attempt attempt, AttemptStatus status, Evidence evidence, @Nullable Failure failure) {
        boolean accepted = status == ACCEPTED;
        return DeliveryOutcome.newBuilder()
                .setAttempt(attempt)
                .setChannel(Channel.SMS)
                .setStatus(status)
                .setEvidence(evidence)
                .setProvider("kannel")
                .setSender("ZIRAAI")
                .setProviderMessageId(accepted ? "m-1" : null)
                .setParts(accepted ? 2 : 0)
                .setFailure(failure)
                .setOccurredAt(NOW)
                .setRecordedAt(NOW)
                .setCountry("TR")
                .setPriceMicros(250_000L)
                .build();
    }

    private Claim claim(List<Attempt> attempts) {
        return await(intents.claim(UUID.randomUUID(), wanted(attempts)));
    }

    private static List<Wanted> wanted(List<Attempt> attempts) {
        return wanted(attempts, "ZIRAAI");
    }

    private static List<Wanted> wanted(List<Attempt> attempts, String sender) {
        Aim aim = new Aim("TR", 250_000L, List.of());
        return attempts.stream()
                .map(each -> new Wanted(each, aim, "kannel", sender, "HOME"))
                .toList();
    }

    private void record(DeliveryOutcome outcome) {
        intents.record(List.of(outcome)).block();
    }

    private List<Intent> report(Attempt attempt, AttemptStatus status) {
        CallbackToken token =
                new CallbackToken(AttemptKey.of(attempt), "AbCdEfGhIjKlMnOpQrStUv", NOW);
        Receipt receipt =
                new Receipt(
                        Optional.empty(),
                        status,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW));
        return List.copyOf(
                await(intents.report(List.of(new Reported("kannel", token, receipt, NOW))))
                        .values());
    }

    private static Set<AttemptKey> keys(List<Attempt> attempts) {
        return attempts.stream().map(AttemptKey::of).collect(java.util.stream.Collectors.toSet());
    }

    private static <T> T await(Mono<T> result) {
        return java.util.Objects.requireNonNull(result.block(Duration.ofSeconds(20)));
    }
}
