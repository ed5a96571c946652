package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.READ;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.SENT;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.journal.Journal;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.FailureClass;
import com.ziraai.event.OperationState;
import com.ziraai.event.Resolution;
import com.ziraai.messaging.testkit.MetricTable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promises of a channel service, tried on a whole one; only the provider is scripted.
 *
 * @param <C> the command of the service
 */
public abstract class ChannelContract<C extends SpecificRecord> extends ChannelScene<C> {

    /** The provider proves that it does not take the message. */
    protected abstract Reply.Answer refused();

    /**
     * The provider asks to be left alone for that long; for as long as it usually is, if it cannot
     * say.
     */
    protected Reply throttled(int seconds) {
        return Reply.throttled(seconds);
    }

    /** The provider's answer proves nothing. */
    protected Reply unproven() {
        return Reply.answer(502, "<html>Bad Gateway</html>");
    }

    /** What the provider posts to the service at that address about the message of that token. */
    protected abstract HttpRequest report(URI service, String token, AttemptStatus status);

    /** Reports the provider bundles in one request. */
    protected abstract int mostReportsAtOnce();

    /** The largest request the provider sends: those messages, one a token, are delivered. */
    protected abstract HttpRequest largestReport(URI service, List<String> tokens);

    /** A genuine request that is larger than any the provider sends. */
    protected abstract HttpRequest oversizedReport(URI service, String token);

    /** What an impostor posts. */
    protected abstract HttpRequest forgery(URI service, String token);

    /** A rest long enough to be seen and short enough to be awaited. */
    private static final int REST_SECONDS = 1;

    @Test
    void aCommandIsCalledOnceHoweverOftenItComes() {
        Attempt attempt = attempt();
        send(attempt, attempt, attempt);
        awaitOutcome(attempt, ACCEPTED);
        send(attempt);
        await().atMost(PATIENCE).until(() -> outcomes(attempt).size() >= 2);
        assertThat(outcomes(attempt)).extracting(DeliveryOutcome::getStatus).containsOnly(ACCEPTED);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void anInterruptedCallIsUnknownIsNotRepeatedAndItsReceiptResolvesIt() throws Exception {
        Attempt attempt = attempt();
        intents().claim(UUID.randomUUID(), wanted(List.of(attempt))).block();
        send(attempt);
        DeliveryOutcome outcome = awaitOutcome(attempt, UNKNOWN);
        assertThat(outcome.getEvidence()).isEqualTo(Evidence.RECOVERY);
        assertThat(outcome.getFailure().getCode()).isEqualTo(FailureCode.RESULT_LOST.name());
        assertThat(provider.requests()).isEmpty();

        assertThat(deliver(report(url(), token(attempt), DELIVERED))).isEqualTo(200);
        DeliveryOutcome resolved = awaitOutcome(attempt, DELIVERED);
        assertThat(resolved.getAttempt()).isEqualTo(attempt);
        assertThat(resolved.getEvidence()).isEqualTo(Evidence.RECEIPT);
    }

    @Test
    void aProcessKilledBetweenItsClaimAndTheCallLeavesNoDoubtAboutWhatItDidNotCall() {
        Attempt begun = attempt();
        Attempt uncalled = attempt();
        try (Journal dead = foreignJournal()) {
            intents().claim(note(dead, begun, uncalled), wanted(List.of(begun, uncalled))).block();
            dead.begin(AttemptKey.of(begun));
        }
        await().atMost(PATIENCE).until(() -> stored(uncalled).startsWith("status 0"));
        send(begun, uncalled);
        awaitOutcome(uncalled, ACCEPTED);
        assertThat(awaitOutcome(begun, UNKNOWN).getEvidence()).isEqualTo(Evidence.RECOVERY);
        assertThat(provider.requests()).hasSize(1);
        assertThat(outcomes(uncalled))
                .extracting(DeliveryOutcome::getStatus)
                .containsOnly(ACCEPTED);
    }

    @Test
    void whatWasToldAsUnknownMeanwhileIsRejectedOnceItsProcessIsKnownToBeDead() throws Exception {
        Attempt uncalled = attempt();
        try (Journal living = foreignJournal()) {
            intents().claim(note(living, uncalled), wanted(List.of(uncalled))).block();
            send(uncalled);
            awaitOutcome(uncalled, UNKNOWN);
        }
        DeliveryOutcome rejected = awaitOutcome(uncalled, REJECTED);
        assertThat(rejected.getAttempt()).isEqualTo(uncalled);
        assertThat(rejected.getEvidence()).isEqualTo(Evidence.RECOVERY);
        assertThat(rejected.getFailure().getCode()).isEqualTo(FailureCode.NOT_CALLED.name());
        assertThat(provider.requests()).isEmpty();
    }

    private static UUID note(Journal journal, Attempt... attempts) {
        return journal.note(Stream.of(attempts).map(AttemptKey::of).toList());
    }

    @Test
    void aReceiptThatOvertakesTheAnswerIsNotLostNorLowered() throws Exception {
        Attempt attempt = attempt();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        provider.script(new Reply.Later(answer, taken()));
        send(attempt);
        await().atMost(PATIENCE).until(() -> provider.requests().size() == 1);
        deliver(report(url(), token(attempt), DELIVERED));
        awaitOutcome(attempt, DELIVERED);
        answer.complete(null);
        awaitOutcome(attempt, ACCEPTED);
        assertThat(stored(attempt)).isEqualTo("status 7, parts 1");
    }

    @Test
    void aReceiptThatOvertakesALostAnswerLeavesNoDoubt() throws Exception {
        Attempt attempt = attempt();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        provider.script(new Reply.Later(answer, unproven()));
        send(attempt);
        await().atMost(PATIENCE).until(() -> provider.requests().size() == 1);
        deliver(report(url(), token(attempt), DELIVERED));
        awaitOutcome(attempt, DELIVERED);
        answer.complete(null);
        await().atMost(PATIENCE).until(() -> outcomes(attempt).size() >= 2);
        assertThat(outcomes(attempt))
                .extracting(DeliveryOutcome::getStatus)
                .containsOnly(DELIVERED);
    }

    @Test
    void aThrottledSenderRestsAndUsesUpNoAttempt() {
        Attempt attempt = attempt();
        provider.script(throttled(REST_SECONDS));
        Instant begun = Instant.now();
        send(attempt);
        awaitOutcome(attempt, ACCEPTED);
        assertThat(Duration.between(begun, Instant.now()).toMillis()).isGreaterThan(900);
        assertThat(provider.requests()).hasSize(2);
        assertThat(outcomes(attempt)).extracting(DeliveryOutcome::getStatus).containsOnly(ACCEPTED);
    }

    @Test
    void aProvenRefusalIsARejection() {
        Attempt attempt = attempt();
        provider.script(refused());
        send(attempt);
        assertThat(awaitOutcome(attempt, REJECTED).getFailure()).isNotNull();
    }

    @Test
    void anItemsAttemptsAreToldToItsSponsorAndToNobodyElse() throws Exception {
        Attempt attempt = attempt();
        provider.script(refused());
        send(attempt);
        DeliveryOutcome rejected = awaitOutcome(attempt, REJECTED);

        HttpResponse<String> told = ask(attempt, attempt.getItem().getSponsorId());
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        JsonNode story = JsonMapper.shared().readTree(told.body()).at("/data/attempts");
        assertThat(story).hasSize(1);
        assertThat(story.at("/0/attemptNo").asInt()).isEqualTo(attempt.getAttemptNo());
        assertThat(story.at("/0/status").asString()).isEqualTo("REJECTED");
        assertThat(story.at("/0/evidence").asString()).isEqualTo("ANSWER");
        assertThat(story.at("/0/provider").asString()).isEqualTo(rejected.getProvider());
        assertThat(story.at("/0/failure/code").asString())
                .isEqualTo(rejected.getFailure().getCode());
        assertThat(ask(attempt, "a stranger").statusCode()).isEqualTo(404);
        assertThat(ask(attempt(), attempt.getItem().getSponsorId()).statusCode()).isEqualTo(404);
    }

    @Test
    void theSendersPaceIsTold() throws Exception {
        HttpResponse<String> told = ask("/api/v1/sender", "sponsor-1");
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        JsonNode sender = JsonMapper.shared().readTree(told.body()).at("/data");
        assertThat(sender.at("/ratePerSecond").asDouble()).isPositive();
        assertThat(sender.at("/restingSeconds").asDouble()).isNotNegative();
        assertThat(get("/api/v1/sender")).contains("UNAUTHORIZED");
    }

    @Test
    void noAnswerIsUnknownAndNotRepeated() {
        Attempt attempt = attempt();
        provider.script(new Reply.Drop());
        send(attempt);
        awaitOutcome(attempt, UNKNOWN);
        send(attempt);
        await().atMost(PATIENCE).until(() -> outcomes(attempt).size() >= 2);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void whatAPersonEstablishesSettlesAnUnknownAttempt() {
        Attempt delivered = unknown();
        Attempt unsent = unknown();
        settle(delivered, Resolution.DELIVERED);
        settle(unsent, Resolution.NOT_SENT);
        DeliveryOutcome outcome = awaitOutcome(delivered, DELIVERED);
        assertThat(outcome.getAttempt()).isEqualTo(delivered);
        assertThat(outcome.getEvidence()).isEqualTo(Evidence.OPERATOR);
        assertThat(awaitOutcome(unsent, REJECTED).getFailure().getCode())
                .isEqualTo(FailureCode.SETTLED_NOT_SENT.name());
    }

    @Test
    void aSettlementThatComesAgainSaysTheSameAndALaterOneNothing() {
        Attempt attempt = unknown();
        settle(attempt, Resolution.SENT);
        awaitOutcome(attempt, ACCEPTED);
        settle(attempt, Resolution.SENT);
        await().atMost(PATIENCE).until(() -> outcomes(attempt).size() >= 3);
        settle(attempt, Resolution.NOT_SENT);
        Attempt last = unknown();
        settle(last, Resolution.SENT);
        awaitOutcome(last, ACCEPTED);
        assertThat(outcomes(attempt))
                .extracting(DeliveryOutcome::getStatus)
                .containsExactly(UNKNOWN, ACCEPTED, ACCEPTED);
    }

    @Test
    void aSettlementLeavesAloneWhatIsKnownAndWhatIsNotOurs() throws Exception {
        Attempt known = attempt();
        send(known);
        awaitOutcome(known, ACCEPTED);
        settle(known, Resolution.NOT_SENT);
        settle(attempt(), Resolution.SENT);
        Attempt last = unknown();
        settle(last, Resolution.SENT);
        awaitOutcome(last, ACCEPTED);
        assertThat(stored(known)).isEqualTo("status 4, parts 1");
        assertThat(outcomes(known)).extracting(DeliveryOutcome::getStatus).containsOnly(ACCEPTED);
    }

    @Test
    void aPausedOperationCallsNobodyUntilItGoesOn() {
        Attempt attempt = attempt();
        put(attempt, OperationState.PAUSED);
        send(attempt);
        send(attempt);
        await().atMost(PATIENCE).until(() -> keptCommands() == 1);
        assertThat(provider.requests()).isEmpty();
        assertThat(outcomes(attempt)).isEmpty();

        put(attempt, OperationState.ACTIVE);
        awaitOutcome(attempt, ACCEPTED);
        await().atMost(PATIENCE).until(() -> keptCommands() == 0);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void commandsOfACancelledOperationEndAsRejectedWithoutACall() {
        Attempt waiting = attempt();
        put(waiting, OperationState.PAUSED);
        send(waiting);
        await().atMost(PATIENCE).until(() -> keptCommands() == 1);
        put(waiting, OperationState.CANCELLED);
        assertThat(awaitOutcome(waiting, REJECTED).getFailure().getFailureClass())
                .isEqualTo(FailureClass.CANCELLED);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void whatWasCalledBeforeTheCancellationStaysAsItIs() {
        Attempt called = attempt();
        send(called);
        awaitOutcome(called, ACCEPTED);
        put(called, OperationState.CANCELLED);
        send(called);
        await().atMost(PATIENCE).until(() -> outcomes(called).size() >= 2);
        assertThat(outcomes(called)).extracting(DeliveryOutcome::getStatus).containsOnly(ACCEPTED);
    }

    @Test
    void receiptsInAnyOrderAndNumberNeverLowerAnAttempt() throws Exception {
        Attempt attempt = attempt();
        send(attempt);
        awaitOutcome(attempt, ACCEPTED);
        for (AttemptStatus status : List.of(DELIVERED, SENT, DELIVERED, SENT)) {
            deliver(report(url(), token(attempt), status));
            awaitOutcome(attempt, DELIVERED);
        }
        Attempt last = attempt();
        send(last);
        awaitOutcome(last, ACCEPTED);
        deliver(report(url(), token(last), DELIVERED));
        awaitOutcome(last, DELIVERED);
        assertThat(stored(attempt)).isEqualTo("status 7, parts 1");
    }

    @Test
    void everyReportOfTheLargestRequestIsCounted() throws Exception {
        List<Attempt> attempts = interrupted(mostReportsAtOnce());
        HttpRequest largest = largestReport(url(), attempts.stream().map(this::token).toList());
        assertThat(deliver(largest)).isEqualTo(200);
        awaitOutcome(attempts.getLast(), DELIVERED);
        await().atMost(PATIENCE).until(() -> standing(DELIVERED).containsAll(attempts));
    }

    /** More than there is room for: some are put off, and none for good. */
    @Test
    void manyOfTheLargestRequestsAtOnceAreAllKeptInTheEnd() {
        List<Attempt> attempts = interrupted(mostReportsAtOnce());
        HttpRequest largest = largestReport(url(), attempts.stream().map(this::token).toList());
        List<CompletableFuture<Void>> posts =
                IntStream.range(0, 12).mapToObj(_ -> untilKept(largest)).toList();
        await().atMost(PATIENCE).until(() -> posts.stream().allMatch(CompletableFuture::isDone));
        posts.forEach(CompletableFuture::join);
        await().atMost(PATIENCE).until(() -> standing(DELIVERED).containsAll(attempts));
    }

    private CompletableFuture<Void> untilKept(HttpRequest request) {
        return http().sendAsync(request, BodyHandlers.discarding())
                .thenCompose(answer -> {
                    if (answer.statusCode() == 200) {
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    assertThat(answer.statusCode()).isEqualTo(503);
                    long seconds = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
                    return CompletableFuture.runAsync(
                                    () -> {}, CompletableFuture.delayedExecutor(seconds, SECONDS))
                            .thenCompose(_ -> untilKept(request));
                });
    }

    @Test
    void aRequestLargerThanTheProvidersIsTurnedAwayForGood() throws Exception {
        assertThat(deliver(oversizedReport(url(), token(attempt())))).isIn(413, 414);
    }

    @Test
    void aForgedReceiptIsRefused() throws Exception {
        Attempt attempt = attempt();
        send(attempt);
        awaitOutcome(attempt, ACCEPTED);
        assertThat(deliver(forgery(url(), token(attempt)))).isIn(401, 403);
        deliver(report(url(), token(attempt), SENT));
        awaitOutcome(attempt, SENT);
        assertThat(outcomes(attempt))
                .extracting(DeliveryOutcome::getStatus)
                .doesNotContain(DELIVERED, READ);
    }

    @Test
    void whatTheTableOfMetricsListsIsShownAndNothingElse() throws Exception {
        awaitOutcome(unknown(), UNKNOWN);
        await().atMost(PATIENCE)
                .until(() -> Double.parseDouble(metric("channel_unknowns_open")) > 0);
        MetricTable.read().assertTellsOf(service(), get("/actuator/prometheus"));
    }

    @Test
    void aProviderIsWatchedAndItsAbsenceKillsNobody() throws Exception {
        JsonNode health = JsonMapper.shared().readTree(get("/actuator/health"));
        assertThat(health.at("/components/provider/status").asString()).isEqualTo("UP");
        assertThat(get("/actuator/health/readiness")).doesNotContain("provider");
    }

    @Test
    void afterATakeOverTheOriginalClaimsAndSendsNothingAndStillReadsReceipts() throws Exception {
        Attempt before = attempt();
        send(before);
        awaitOutcome(before, ACCEPTED);
        moveFence("another installation");
        try {
            Attempt held = attempt();
            send(held);
            await().atMost(PATIENCE).until(() -> get("/actuator/health").contains("FENCED"));
            HttpResponse<String> readiness = http().send(readiness(), BodyHandlers.ofString());
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("channel.fence.adopt=another installation");
            assertThat(metric("channel_fenced")).isEqualTo("1.0");

            deliver(report(url(), token(before), DELIVERED));
            awaitOutcome(before, DELIVERED);
            assertThat(provider.requests()).hasSize(1);
            assertThat(isStored(held)).isFalse();

            moveFence(EPOCH);
            awaitOutcome(held, ACCEPTED);
            await().atMost(PATIENCE).until(() -> metric("channel_fenced").equals("0.0"));
        } finally {
            moveFence(EPOCH);
        }
    }

    private HttpRequest readiness() {
        return HttpRequest.newBuilder(url().resolve("/actuator/health/readiness")).build();
    }
}
