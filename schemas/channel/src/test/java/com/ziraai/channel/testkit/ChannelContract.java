package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.READ;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.SENT;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Medium;
import com.ziraai.contract.OperationId;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Item;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.inquiry.TestTokens;
import com.ziraai.local.infrastructure.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promises of a channel service, tried on a whole service with a real broker, registry and
 * database; only the provider is scripted.
 *
 * @param <C> the command of the service
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract<C extends SpecificRecord> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A rest long enough to be seen and short enough to be awaited. */
    private static final int REST_SECONDS = 1;

    private static final String EPOCH = "this installation";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final TestTokens tokens = new TestTokens();
    private final HttpClient http = HttpClient.newHttpClient();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private ConfigurableApplicationContext service;
    private Wire<DeliveryOutcome> wire;
    private Medium<C> medium;

    /** The application class. */
    protected abstract Class<?> application();

    /** Name of the test's database. */
    protected abstract String database();

    /** Settings of the provider at that address. */
    protected abstract Map<String, String> settings(URI provider);

    /** A command that is that attempt. */
    protected abstract C command(Attempt attempt);

    /** The provider takes the message. */
    protected abstract Reply.Answer taken();

    /** The provider proves that it does not take the message. */
    protected abstract Reply.Answer refused();

    /** What the provider posts to the service at that address about the message of that token. */
    protected abstract HttpRequest report(URI service, String token, AttemptStatus status);

    /** What an impostor posts. */
    protected abstract HttpRequest forgery(URI service, String token);

    @BeforeAll
    @SuppressWarnings("unchecked") // the service's only medium
    void start() {
        Map<String, String> environment =
                new HashMap<>(TestInfrastructure.shared().environment(database()));
        environment.putAll(settings(provider.url()));
        environment.put("server.port", "0");
        environment.put("server.address", "127.0.0.1");
        environment.put("channel.fence.epoch", EPOCH);
        // The topics may hold commands of other tests of this JVM, sent from other databases.
        environment.put("channel.fence.adopt", "none");
        environment.put("channel.callback.secret", "a secret of the tests alone");
        environment.put("channel.callback.base-url", "http://127.0.0.1:1");
        environment.put("channel.lane.timeout", "30s");
        environment.put("ziraai.inquiry.public-key-location", tokens.publicKeyLocation());
        service =
                new SpringApplicationBuilder(application())
                        .run(
                                environment.entrySet().stream()
                                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                        .toArray(String[]::new));
        medium = service.getBean(Medium.class);
        wire = new Wire<>(environment, medium.outcomes());
    }

    @AfterAll
    void stop() throws InterruptedException {
        wire.close();
        service.close();
        provider.close();
    }

    @BeforeEach
    void forget() {
        provider.reset();
        provider.otherwise(taken());
    }

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
        service.getBean(Intents.class).claim(UUID.randomUUID(), List.of(attempt)).block();
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
        provider.script(new Reply.Later(answer, Reply.answer(502, "<html>Bad Gateway</html>")));
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
        provider.script(Reply.throttled(REST_SECONDS));
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

    private HttpResponse<String> ask(Attempt attempt, String sponsor) throws Exception {
        String path =
                "/api/v1/operations/%s/items/%d"
                        .formatted(
                                attempt.getItem().getOperationId(),
                                attempt.getItem().getItemIndex());
        return http.send(
                HttpRequest.newBuilder(url().resolve(path))
                        .header("Authorization", "Bearer " + tokens.sponsor(sponsor))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
        await().atMost(PATIENCE)
                .until(() -> hold().count().block(), kept -> kept != null && kept == 1);
        assertThat(provider.requests()).isEmpty();
        assertThat(outcomes(attempt)).isEmpty();

        put(attempt, OperationState.ACTIVE);
        awaitOutcome(attempt, ACCEPTED);
        await().atMost(PATIENCE)
                .until(() -> hold().count().block(), kept -> kept != null && kept == 0);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void commandsOfACancelledOperationEndAsRejectedWithoutACall() {
        Attempt waiting = attempt();
        put(waiting, OperationState.PAUSED);
        send(waiting);
        await().atMost(PATIENCE)
                .until(() -> hold().count().block(), kept -> kept != null && kept == 1);
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

    /** Returns when the service has heard of it. */
    private void put(Attempt attempt, OperationState state) {
        String operation = attempt.getItem().getOperationId();
        wire.send(
                Topics.OPERATION_LIFECYCLE,
                operation,
                OperationLifecycle.newBuilder()
                        .setOperationId(operation)
                        .setSponsorId(attempt.getItem().getSponsorId())
                        .setType(OperationType.BULK_LINK_SEND)
                        .setState(state)
                        .setTotalItems(1)
                        .setSlaWindowSeconds(300)
                        .setSlaTarget(0.99)
                        .setCreatedAt(Instant.now())
                        .setOccurredAt(Instant.now())
                        .build());
        await().atMost(PATIENCE)
                .until(() ->
                        hold().objection(command(attempt)).isPresent()
                                == (state != OperationState.ACTIVE));
    }

    @SuppressWarnings("unchecked") // the service's only medium
    private Hold<C> hold() {
        return service.getBean(Hold.class);
    }

    private Attempt unknown() {
        Attempt attempt = attempt();
        provider.script(new Reply.Drop());
        send(attempt);
        awaitOutcome(attempt, UNKNOWN);
        return attempt;
    }

    private void settle(Attempt attempt, Resolution resolution) {
        Item item = attempt.getItem();
        wire.send(
                Topics.UNKNOWN_SETTLEMENTS,
                item.getContactKey(),
                new UnknownSettlement(
                        item.getOperationId(),
                        item.getItemIndex(),
                        attempt.getAttemptNo(),
                        item.getSponsorId(),
                        item.getContactKey(),
                        resolution,
                        Instant.now()));
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
    void afterATakeOverTheOriginalClaimsAndSendsNothingAndStillReadsReceipts() throws Exception {
        Attempt before = attempt();
        send(before);
        awaitOutcome(before, ACCEPTED);
        moveFence("another installation");
        try {
            Attempt held = attempt();
            send(held);
            await().atMost(PATIENCE).until(() -> get("/actuator/health").contains("FENCED"));
            HttpResponse<String> readiness = http.send(readiness(), BodyHandlers.ofString());
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("channel.fence.adopt=another installation");
            assertThat(get("/actuator/prometheus")).contains("channel_fenced 1.0");

            deliver(report(url(), token(before), DELIVERED));
            awaitOutcome(before, DELIVERED);
            assertThat(provider.requests()).hasSize(1);
            assertThat(isStored(held)).isFalse();

            moveFence(EPOCH);
            awaitOutcome(held, ACCEPTED);
            await().atMost(PATIENCE)
                    .until(() -> get("/actuator/prometheus").contains("channel_fenced 0.0"));
        } finally {
            moveFence(EPOCH);
        }
    }

    private HttpRequest readiness() {
        return HttpRequest.newBuilder(url().resolve("/actuator/health/readiness")).build();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(url().resolve(path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private void moveFence(String epoch) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(database());
                PreparedStatement move =
                        connection.prepareStatement("UPDATE fence SET epoch = ?")) {
            move.setString(1, epoch);
            assertThat(move.executeUpdate()).isEqualTo(1);
        }
    }

    /** A client for calls to the service. */
    protected final HttpClient http() {
        return http;
    }

    private Attempt attempt() {
        OperationId operation = OperationId.create("bulk", Instant.now(), random);
        Item item =
                new Item(
                        operation.value(),
                        random.nextInt(5000),
                        "sponsor-1",
                        "AbCdEfGhIjKlMnOpQrStUv",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return new Attempt(item, 1);
    }

    private void send(Attempt... attempts) {
        for (Attempt attempt : attempts) {
            wire.send(medium.commands(), attempt.getItem().getContactKey(), command(attempt));
        }
    }

    private String token(Attempt attempt) {
        return service.getBean(CallbackTokens.class).issue(attempt);
    }

    /** Address of the service. */
    protected final URI url() {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port);
    }

    private int deliver(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private List<DeliveryOutcome> outcomes(Attempt attempt) {
        return wire.records().stream().filter(each -> each.getAttempt().equals(attempt)).toList();
    }

    private DeliveryOutcome awaitOutcome(Attempt attempt, AttemptStatus status) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                outcomes(attempt).stream()
                                        .filter(each -> each.getStatus() == status)
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private boolean isStored(Attempt attempt) {
        return service.getBean(Intents.class)
                .missing(List.of(AttemptKey.of(attempt)))
                .blockOptional()
                .orElseThrow()
                .isEmpty();
    }

    private String stored(Attempt attempt) throws SQLException {
        AttemptKey key = AttemptKey.of(attempt);
        try (var connection = TestInfrastructure.shared().infrastructure().connect(database());
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT format('status %s, parts %s', status, parts) FROM intent"
                                        + " WHERE operation_id = ? AND item_index = ?")) {
            query.setString(1, key.operationId());
            query.setInt(2, key.itemIndex());
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return Objects.requireNonNull(row.getString(1));
        }
    }
}
