package com.ziraai.analytics;

import com.ziraai.analytics.store.Side;
import com.ziraai.contract.Media;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationProgress;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.infrastructure.token.TestTokens;
import com.ziraai.messaging.testkit.OwnNetwork;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service's surroundings: real Kafka and PostgreSQL, and the services up- and downstream. */
public final class World {

    public static final TestTokens TOKENS = new TestTokens();

    private static final String DATABASE = "analytics";

    private final Map<String, String> environment =
            TestInfrastructure.shared().environment(DATABASE);
    private final KafkaProducer<String, SpecificRecord> upstream;

    public World() {
        Map<String, Object> settings = client();
        settings.put("apicurio.registry.auto-register", true);
        settings.put("apicurio.registry.dereference-schema", true);
        upstream = new KafkaProducer<>(settings, new StringSerializer(), serializer(settings));
    }

    private static AvroKafkaSerializer<SpecificRecord> serializer(Map<String, Object> settings) {
        var serializer = new AvroKafkaSerializer<SpecificRecord>();
        serializer.configure(settings, false);
        return serializer;
    }

    private Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", environment.get("spring.kafka.bootstrap-servers"));
        settings.put("apicurio.registry.url", environment.get("apicurio.registry.url"));
        return settings;
    }

    /** Starts an instance of the service. */
    public ConfigurableApplicationContext start(String... settings) {
        Map<String, Object> properties = new HashMap<>(environment);
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                TOKENS.publicKeyLocation());
        for (String each : settings) {
            int equals = each.indexOf('=');
            properties.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return new SpringApplicationBuilder(AnalyticsApplication.class)
                .initializers(new OwnNetwork())
                .run(
                        properties.entrySet().stream()
                                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                .toArray(String[]::new));
    }

    public <T extends SpecificRecord> void publish(Topic<T> topic, String key, T value) {
        upstream.send(new ProducerRecord<>(topic.name(), key, value));
    }

    public void flush() {
        upstream.flush();
    }

    /** Reads the snapshots of all operations from the beginning. */
    public ProgressTopic progress() {
        Map<String, Object> settings = client();
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        settings.put("auto.offset.reset", "earliest");
        var deserializer = new AvroKafkaDeserializer<OperationProgress>();
        deserializer.configure(settings, false);
        return new ProgressTopic(
                new KafkaConsumer<>(settings, new StringDeserializer(), deserializer));
    }

    /** Every record of a topic, in the order of its partitions. */
    public <T extends SpecificRecord> List<T> all(Topic<T> topic) {
        Map<String, Object> settings = client();
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        var deserializer = new AvroKafkaDeserializer<T>();
        deserializer.configure(settings, false);
        List<T> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), deserializer)) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> records.add(each.value()));
            }
        }
        return records;
    }

    /** Empties a table; the service must be stopped. */
    public void forget(String table) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + table);
        }
    }

    /** Empties every table of the service and forgets what it has read; it must be stopped. */
    public void forgetEverything() throws Exception {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(DATABASE);
                var statement = connection.createStatement()) {
            for (Side side : Side.values()) {
                statement.execute("TRUNCATE " + String.join(", ", side.tables()));
            }
            statement.execute(
                    "TRUNCATE operation, operation_spending, alert, told_completion, generation");
            statement.execute("INSERT INTO generation (live, live_format) VALUES (0, 0)");
        }
        try (Admin admin = Admin.create(client())) {
            List<String> groups =
                    admin.listGroups().all().get().stream()
                            .map(GroupListing::groupId)
                            .filter(each -> each.startsWith("analytics-service."))
                            .toList();
            admin.deleteConsumerGroups(groups).all().get();
        }
    }

    /** Lets all outcomes go that were ever published, as retention does one day. */
    public void deleteOutcomes() throws Exception {
        try (Admin admin = Admin.create(client())) {
            List<String> topics =
                    Stream.concat(
                                    Stream.of(Topics.CODE_OUTCOMES, Topics.DISTRIBUTION_OUTCOMES),
                                    Media.allOutcomes().stream())
                            .map(Topic::name)
                            .toList();
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            topic.partitions()
                                    .forEach(each ->
                                            all.put(
                                                    new TopicPartition(name, each.partition()),
                                                    OffsetSpec.latest())));
            Map<TopicPartition, RecordsToDelete> ends = new HashMap<>();
            admin.listOffsets(all)
                    .all()
                    .get()
                    .forEach((each, end) ->
                            ends.put(each, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(ends).all().get();
        }
    }

    /** The first column of a query's rows. */
    public List<String> texts(String query) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(DATABASE);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    /** Carries out a statement. */
    public void execute(String statement) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(DATABASE);
                var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    public int rows(String table) throws SQLException {
        try (var connection = TestInfrastructure.shared().infrastructure().connect(DATABASE);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            result.next();
            return result.getInt(1);
        }
    }
}
