package com.ziraai.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInfrastructureIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsRowsRecordsAndSchemasOverARestart(@TempDir Path folder) throws Exception {
        int schema;
        try (var infrastructure = LocalInfrastructure.start(folder, Ports.free())) {
            infrastructure.createDatabase("probe");
            infrastructure.createDatabase("probe");
            insert(infrastructure);
            produce(infrastructure);
            schema = register(infrastructure);
        }

        try (var infrastructure = LocalInfrastructure.start(folder, Ports.free())) {
            assertThat(rows(infrastructure)).isEqualTo(1);
            assertThat(consume(infrastructure)).containsExactly("kept");
            assertThat(schemas(infrastructure, schema)).contains("Probe");

            endsByItself(Objects.requireNonNull(infrastructure.processes().get("postgres")));
            infrastructure.start("postgres");
            assertThat(rows(infrastructure)).isEqualTo(1);
        }
    }

    @Test
    void writesDurably() throws Exception {
        TestInfrastructure.shared().databaseEnvironment("durable");
        try (var connection = TestInfrastructure.shared().infrastructure().connect("durable");
                var statement = connection.createStatement()) {
            var result =
                    statement.executeQuery(
                            "SELECT current_setting('fsync'), current_setting('synchronous_commit'),"
                                    + " current_setting('listen_addresses')");
            assertThat(result.next()).isTrue();
            assertThat(List.of(result.getString(1), result.getString(2), result.getString(3)))
                    .containsExactly("on", "on", "127.0.0.1");
        }
    }

    @Test
    void namesEverythingAServiceNeeds() {
        assertThat(TestInfrastructure.shared().environment("named"))
                .containsKeys(
                        "spring.kafka.bootstrap-servers",
                        "ziraai.registry.url",
                        "apicurio.registry.url")
                .containsEntry("ziraai.database.name", "named");
        assertThat(TestInfrastructure.shared().infrastructure().processes().keySet())
                .isEqualTo(Set.of("postgres", "kafka", "registry"));
    }

    /** As a server does that finds no disk to recover on. */
    private static void endsByItself(ProcessHandle server) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        server.onExit().get(30, TimeUnit.SECONDS);
    }

    private static void insert(LocalInfrastructure infrastructure) throws Exception {
        try (var connection = infrastructure.connect("probe");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE probe (id int)");
            statement.execute("INSERT INTO probe VALUES (1)");
        }
    }

    private static int rows(LocalInfrastructure infrastructure) throws Exception {
        try (var connection = infrastructure.connect("probe");
                var statement = connection.createStatement()) {
            var result = statement.executeQuery("SELECT count(*) FROM probe");
            result.next();
            return result.getInt(1);
        }
    }

    private static void produce(LocalInfrastructure infrastructure) throws Exception {
        Map<String, Object> settings = Map.copyOf(infrastructure.kafkaSettings());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("probe", 1, (short) 1))).all().get();
        }
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("probe", "key", "kept")).get();
        }
    }

    private static List<String> consume(LocalInfrastructure infrastructure) {
        Map<String, Object> settings = new HashMap<>(infrastructure.kafkaSettings());
        settings.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("probe", 0)));
            var values = new ArrayList<String>();
            consumer.poll(Duration.ofSeconds(10)).forEach(consumed -> values.add(consumed.value()));
            return values;
        }
    }

    private int register(LocalInfrastructure infrastructure) throws Exception {
        var body =
                """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Probe\\",\\"fields\\":[]}"}\
                """;
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        infrastructure.registryUrl()
                                                + "/subjects/probe-value/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Integer.parseInt(answer.body().replaceAll("\\D", ""));
    }

    private String schemas(LocalInfrastructure infrastructure, int id) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(infrastructure.registryUrl() + "/schemas/ids/" + id))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
