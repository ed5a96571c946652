package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.Wanted;
import com.ziraai.channel.journal.Journal;
import com.ziraai.channel.journal.JournalAccess;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.sender.Sender;
import com.ziraai.contract.Aim;
import com.ziraai.contract.Media;
import com.ziraai.contract.OperationId;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Item;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.infrastructure.token.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole channel service with a real broker, registry and database, the scripted provider behind
 * it, and what a test does to them and sees of them.
 *
 * @param <C> the command of the service
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChannelScene<C extends SpecificRecord> {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String EPOCH = "this installation";

    final Scripted provider = scripted();
    private final TestTokens tokens = new TestTokens();
    private final HttpClient http = HttpClient.newHttpClient();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Path journals = journals();
    private ConfigurableApplicationContext service;
    private Wire<DeliveryOutcome> wire;
    private Media<C> medium;

    /** The provider behind the service. */
    protected Scripted scripted() {
        return new ScriptedProvider();
    }

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
        environment.put("channel.journal.folder", journals.toString());
        environment.put("ziraai.inquiry.public-key-location", tokens.publicKeyLocation());
        environment.put("ziraai.inquiry.gateway-key-location", tokens.gatewayKeyLocation());
        service =
                new SpringApplicationBuilder(application())
                        .run(
                                environment.entrySet().stream()
                                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                        .toArray(String[]::new));
        medium = service.getBean(Media.class);
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

    /** Returns when the service has heard of it. */
    void put(Attempt attempt, OperationState state) {
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
    Hold<C> hold() {
        return service.getBean(Hold.class);
    }

    Attempt unknown() {
        Attempt attempt = attempt();
        provider.script(new Reply.Drop());
        send(attempt);
        awaitOutcome(attempt, UNKNOWN);
        return attempt;
    }

    void settle(Attempt attempt, Resolution resolution) {
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

    String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(url().resolve(path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Value of the only series of that name. */
    String metric(String name) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    Service service() {
        return service.getBean(Service.class);
    }

    /** Commands that wait because their operation is paused. */
    int keptCommands() throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(database());
                PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM held_command")) {
            ResultSet row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    void moveFence(String epoch) throws SQLException {
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

    Attempt attempt() {
        return attemptTo("AbCdEfGhIjKlMnOpQrStUv");
    }

    Attempt attemptTo(String contactKey) {
        return attempt(
                OperationId.create("bulk", Instant.now(), random),
                random.nextInt(5000),
                contactKey);
    }

    /** The wish to send them by the service's first sender. */
    List<Wanted> wanted(List<Attempt> attempts) {
        Sender sender = service.getBean(Lanes.class).first().sender();
        Aim aim = new Aim("TR", null, List.of());
        return attempts.stream()
                .map(each -> new Wanted(each, aim, sender.provider(), sender.name(), "ONLY"))
                .toList();
    }

    /** Interrupted calls to as many people, whose keys are of all partitions. */
    List<Attempt> interrupted(int number) {
        OperationId operation = OperationId.create("bulk", Instant.now(), random);
        List<Attempt> attempts =
                IntStream.range(0, number)
                        .mapToObj(index -> attempt(operation, index, "%022d".formatted(index)))
                        .toList();
        intents().claim(UUID.randomUUID(), wanted(attempts)).block();
        return attempts;
    }

    private static Attempt attempt(OperationId operation, int index, String contactKey) {
        Item item =
                new Item(
                        operation.value(),
                        index,
                        "sponsor-1",
                        contactKey,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return new Attempt(item, 1);
    }

    void send(Attempt... attempts) {
        for (Attempt attempt : attempts) {
            send(command(attempt), attempt);
        }
    }

    void send(C command, Attempt attempt) {
        wire.send(medium.send(), attempt.getItem().getContactKey(), command);
    }

    String token(Attempt attempt) {
        return service.getBean(CallbackTokens.class).issue(attempt);
    }

    /** Address of the service. */
    protected final URI url() {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Asks as that sponsor for the item of an attempt. */
    HttpResponse<String> ask(Attempt attempt, String sponsor)
            throws IOException, InterruptedException {
        String path =
                "/api/v1/operations/%s/items/%d"
                        .formatted(
                                attempt.getItem().getOperationId(),
                                attempt.getItem().getItemIndex());
        return ask(path, sponsor);
    }

    /** Asks as that sponsor. */
    HttpResponse<String> ask(String path, String sponsor) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url().resolve(path))
                        .header("Authorization", "Bearer " + tokens.sponsor(sponsor))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks in the gateway's own name, by a token for that deed. */
    HttpResponse<String> asGateway(String deed, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token =
                tokens.gateway(service().applicationName(), "sponsor-1", Map.of("deed", deed));
        return http.send(
                request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    /** Writes a report as the service's routes keep it. */
    void report(ProviderReceipt receipt) {
        wire.send(medium.receipts(), "any", receipt);
    }

    /** A number of the service's own database. */
    long count(String query) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(database());
                PreparedStatement statement = connection.prepareStatement(query)) {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    int deliver(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Those attempts of which an outcome says so. */
    Set<Attempt> standing(AttemptStatus status) {
        return wire.records().stream()
                .filter(each -> each.getStatus() == status)
                .map(DeliveryOutcome::getAttempt)
                .collect(Collectors.toSet());
    }

    List<DeliveryOutcome> outcomes(Attempt attempt) {
        return wire.records().stream().filter(each -> each.getAttempt().equals(attempt)).toList();
    }

    DeliveryOutcome awaitOutcome(Attempt attempt, AttemptStatus status) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                outcomes(attempt).stream()
                                        .filter(each -> each.getStatus() == status)
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    boolean isStored(Attempt attempt) {
        return intents()
                .missing(List.of(AttemptKey.of(attempt)))
                .blockOptional()
                .orElseThrow()
                .isEmpty();
    }

    String stored(Attempt attempt) throws SQLException {
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

    private static Path journals() {
        try {
            return Files.createTempDirectory("journals");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A journal as another process of this machine would have it. */
    Journal foreignJournal() {
        return JournalAccess.open(journals, EPOCH);
    }

    Intents intents() {
        return service.getBean(Intents.class);
    }
}
