package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.process.Folders;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A small service whose handler writes to its database, while registry, database and broker are
 * taken away from it one at a time and records keep coming.
 */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Longer than the longest pause, so that the second one is seen, too. */
    private static final int OUTAGE_SECONDS = 10;

    private static final String DATABASE = "outage";
    private static final String TOPIC = Topics.DISTRIBUTION_REQUESTED.name();

    private static final Path FOLDER = temporaryFolder();
    private static final LocalInfrastructure INFRASTRUCTURE =
            LocalInfrastructure.start(FOLDER, Ports.free());

    private final int port = Ports.free().number(Port.CODE);
    private final Map<String, String> environment = environment();
    private final Actuator actuator = new Actuator(port);
    private final RawClient raw = new RawClient(INFRASTRUCTURE.bootstrapServers());
    private final Peer campaign = Peer.start(Service.CAMPAIGN, environment);

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ziraai-outage-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void createTable() throws SQLException {
        INFRASTRUCTURE.createDatabase(DATABASE);
        execute("CREATE TABLE handled (item int PRIMARY KEY)");
    }

    @AfterAll
    static void stop() {
        INFRASTRUCTURE.close();
        Folders.delete(FOLDER);
    }

    @BeforeEach
    void forget() throws SQLException {
        raw.skipExisting("code-service.stored", TOPIC);
        execute("TRUNCATE handled");
    }

    @AfterEach
    void close() {
        campaign.close();
        raw.close();
    }

    @Test
    void waitsForTheDatabaseAndLosesNothing() throws SQLException {
        Instant begun = Instant.now();
        try (Peer code = service();
                RecordFlow flow = RecordFlow.start(campaign.publisher())) {
            patiently().until(() -> handled() > 10);
            INFRASTRUCTURE.kill("postgres");
            patiently().until(() -> away("database") > OUTAGE_SECONDS);

            Actuator.Readiness readiness = actuator.readiness();
            assertThat(readiness.httpStatus()).isEqualTo(503);
            assertThat(readiness.status("database")).isEqualTo("DOWN");
            assertThat(readiness.detail("database", "missing")).isEqualTo("database");
            assertThat(Instant.parse(readiness.detail("database", "since")))
                    .isBetween(begun, Instant.now());
            assertThat(readiness.waitingFor("stored")).isEqualTo("database");
            assertThat(actuator.metric("messaging_stalled_seconds", "subscription", "stored"))
                    .isGreaterThan(OUTAGE_SECONDS / 2.0);
            assertThat(failures("database")).isBetween(3.0, 12.0);

            INFRASTRUCTURE.start("postgres");
            recovers(flow, "database");
        }
    }

    @Test
    void waitsForTheBrokerAndLosesNothing() throws SQLException {
        try (Peer code = service();
                RecordFlow flow = RecordFlow.start(campaign.publisher())) {
            patiently().until(() -> handled() > 10);
            INFRASTRUCTURE.kill("kafka");
            patiently().until(() -> away("broker") > OUTAGE_SECONDS);

            Actuator.Readiness readiness = actuator.readiness();
            assertThat(readiness.httpStatus()).isEqualTo(503);
            assertThat(readiness.detail("kafka", "missing")).isEqualTo("broker");
            assertThat(readiness.detail("kafka", "since")).isNotEmpty();

            INFRASTRUCTURE.start("kafka");
            recovers(flow, "broker");
        }
    }

    @Test
    void goesOnWithoutTheRegistryByTheSchemasItKnows() throws SQLException {
        try (Peer code = service();
                RecordFlow flow = RecordFlow.start(campaign.publisher())) {
            patiently().until(() -> handled() > 10);
            INFRASTRUCTURE.kill("registry");
            patiently().until(() -> away("registry") > OUTAGE_SECONDS);

            Actuator.Readiness readiness = actuator.readiness();
            assertThat(readiness.httpStatus()).isEqualTo(200);
            assertThat(readiness.status("registry")).isEqualTo("DEGRADED");
            assertThat(readiness.detail("registry", "missing")).isEqualTo("registry");
            int before = flow.published();
            patiently().until(() -> handled() > before + 20);
            assertThat(failures("registry")).isZero();

            INFRASTRUCTURE.start("registry");
            recovers(flow, "registry");
        }
    }

    /** Nor is the registry asked before a first record: its schema was registered at the start. */
    @Test
    void buriesNoGoodRecordItCannotReadForWantOfTheRegistry() throws SQLException {
        try (Peer code = service()) {
            INFRASTRUCTURE.kill("registry");
            try (RecordFlow flow = RecordFlow.start(campaign.publisher())) {
                patiently().until(() -> stalled() > OUTAGE_SECONDS);

                Actuator.Readiness readiness = actuator.readiness();
                assertThat(readiness.httpStatus()).isEqualTo(200);
                assertThat(readiness.body().path("status").asString()).isEqualTo("DEGRADED");
                assertThat(readiness.waitingFor("stored")).isEqualTo("registry");
                assertThat(failures("registry")).isBetween(3.0, 12.0);
                assertThat(handled()).isZero();

                INFRASTRUCTURE.start("registry");
                recovers(flow, "registry");
            }
        }
    }

    @Test
    void startsWithoutTheRegistrySayingWhatItWaitsFor() throws SQLException {
        INFRASTRUCTURE.kill("registry");
        try (RecordFlow flow = RecordFlow.start(campaign.publisher())) {
            CompletableFuture<Peer> starting = CompletableFuture.supplyAsync(this::service);
            patiently()
                    .until(() ->
                            actuator.readiness()
                                    .detail("topology", "waitingFor")
                                    .equals("registry"));
            assertThat(actuator.readiness().httpStatus()).isEqualTo(503);
            assertThat(actuator.readiness().detail("topology", "since")).isNotEmpty();
            INFRASTRUCTURE.start("registry");
            try (Peer code = starting.join()) {
                recovers(flow, "registry");
            }
        }
    }

    /** The part is seen again, and everything published before or after was handled. */
    private void recovers(RecordFlow flow, String part) throws SQLException {
        patiently().until(() -> away(part) == 0);
        int since = flow.published();
        patiently().until(() -> flow.published() > since + 20);
        flow.close();
        patiently().until(() -> handled() >= flow.published());
        assertThat(raw.all(Topics.DISTRIBUTION_REQUESTED.deadLetterName())).isEmpty();
        patiently().until(() -> actuator.readiness().httpStatus() == 200);
        patiently().until(() -> actuator.readiness().body().path("status").asString().equals("UP"));
        assertThat(actuator.metric("messaging_stalled_seconds", "subscription", "stored")).isZero();
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500));
    }

    private Peer service() {
        return Peer.serve(
                Service.CODE,
                environment,
                database ->
                        Subscription.to(
                                "stored",
                                Topics.DISTRIBUTION_REQUESTED,
                                batch -> store(database, batch)));
    }

    private static void store(
            DatabaseClient database, List<ConsumerRecord<String, DistributionRequested>> batch) {
        String rows =
                batch.stream()
                        .map(each -> "(" + each.value().getItem().getItemIndex() + ")")
                        .collect(Collectors.joining(","));
        database.sql("INSERT INTO handled VALUES " + rows + " ON CONFLICT DO NOTHING")
                .then()
                .block();
    }

    private double away(String part) {
        return actuator.metric("messaging_part_away_seconds", "part", part);
    }

    private double stalled() {
        return actuator.metric("messaging_stalled_seconds", "subscription", "stored");
    }

    private double failures(String reason) {
        return actuator.metric("messaging_failures_total", "reason", reason);
    }

    private static int handled() throws SQLException {
        try (Connection connection = INFRASTRUCTURE.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM handled")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = INFRASTRUCTURE.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("spring.kafka.bootstrap-servers", INFRASTRUCTURE.bootstrapServers());
        environment.put("ziraai.registry.url", INFRASTRUCTURE.registryUrl());
        environment.put("ziraai.topics.partitions", "4");
        environment.put("ziraai.database.host", INFRASTRUCTURE.postgresHost());
        environment.put("ziraai.database.port", String.valueOf(INFRASTRUCTURE.postgresPort()));
        environment.put("ziraai.database.name", DATABASE);
        environment.put("ziraai.database.username", INFRASTRUCTURE.postgresUsername());
        environment.put("ziraai.database.password", INFRASTRUCTURE.postgresPassword());
        environment.put("spring.flyway.enabled", "false");
        environment.put("server.address", "127.0.0.1");
        environment.put("server.port", String.valueOf(port));
        return environment;
    }
}
