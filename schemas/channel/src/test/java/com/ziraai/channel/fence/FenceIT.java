package com.ziraai.channel.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Media;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.SmsSend;
import com.ziraai.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** Real PostgreSQL and Kafka: who may send from a database, and who learns of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FenceIT {

    private static final String TOPIC = Topics.SMS_SEND.name();
    private static final String GROUP = "channel-sms-service.commands";
    private static final Media<SmsSend> MEDIUM = Media.SMS;

    private final Map<String, Object> kafka =
            Map.of(
                    "bootstrap.servers",
                    TestInfrastructure.shared().infrastructure().bootstrapServers());
    private final Admin admin = Admin.create(kafka);
    private final DatabaseClient database = migrated("fence_it");

    private static DatabaseClient migrated(String name) {
        Map<String, String> settings = TestInfrastructure.shared().databaseEnvironment(name);
        String address =
                settings.get("ziraai.database.host") + ":" + settings.get("ziraai.database.port");
        String user = settings.get("ziraai.database.username");
        String password = settings.get("ziraai.database.password");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + address + "/" + name, user, password)
                .load()
                .migrate();
        return DatabaseClient.create(
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse("r2dbc:postgresql://" + address + "/" + name)
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, user)
                                .option(ConnectionFactoryOptions.PASSWORD, password)
                                .build()));
    }

    @BeforeEach
    void emptyTableAndTopic() throws Exception {
        database.sql("DELETE FROM fence").then().block();
        admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }

    @AfterEach
    void forget() throws Exception {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        try {
            admin.deleteConsumerGroups(List.of(GROUP)).all().get();
        } catch (ExecutionException noSuchGroup) {
            assertThat(noSuchGroup).hasMessageContaining("group");
        }
    }

    @Test
    void theFirstStartAdoptsAnEmptyDatabaseWhileThereAreNoCommands() {
        assertThat(started("a", null).obstacle()).isEmpty();
        assertThat(standing()).isEqualTo("a");
        assertThat(started("a", null).obstacle()).isEmpty();
    }

    @Test
    void commandsWithoutIntentsAreNotSent() {
        command();
        assertThat(started("a", null).obstacle().orElseThrow())
                .contains("channel.fence.adopt=none");
        assertThat(database.sql("SELECT epoch FROM fence").fetch().all().collectList().block())
                .isEmpty();

        assertThat(started("a", "none").obstacle()).isEmpty();
        assertThat(standing()).isEqualTo("a");
    }

    @Test
    void commandsThatWereReadAndAreGoneCountToo() throws Exception {
        admin.alterConsumerGroupOffsets(
                        GROUP, Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(0)))
                .all()
                .get();
        assertThat(started("a", null).obstacle()).isPresent();
    }

    @Test
    void aCopyIsFencedUntilSomebodyNamesWhatItTakesOver() {
        Fence original = started("original", null);
        assertThat(started("copy", null).obstacle().orElseThrow())
                .contains("channel.fence.adopt=original");
        assertThat(started("copy", "none").obstacle()).isPresent();
        assertThat(started("copy", "another").obstacle()).isPresent();
        assertThat(standing()).isEqualTo("original");

        assertThat(started("copy", "original").obstacle()).isEmpty();
        assertThat(standing()).isEqualTo("copy");
        original.look().block();
        assertThat(original.obstacle().orElseThrow()).contains("channel.fence.adopt=copy");
        assertThat(started("original", null).obstacle()).isPresent();
    }

    @Test
    void healthIsDownUntilItIsKnownWhoMaySend() {
        Fence original = fence("original", null);
        assertThat(status(original)).isEqualTo("DOWN");
        assertThat(original.isFenced()).isFalse();
        original.start();
        assertThat(status(original)).isEqualTo("UP");
        original.stop();

        Fence copy = fence("copy", null);
        copy.start();
        assertThat(status(copy)).isEqualTo("FENCED");
        assertThat(copy.isFenced()).isTrue();
        copy.stop();
    }

    private static String status(Fence fence) {
        return new FenceHealth(fence).health().getStatus().getCode();
    }

    private Fence started(String epoch, @Nullable String adopt) {
        Fence fence = fence(epoch, adopt);
        fence.start();
        fence.stop();
        return fence;
    }

    private Fence fence(String epoch, @Nullable String adopt) {
        return new Fence(
                new FenceSettings(epoch, adopt),
                new FenceTable(database, Clock.systemUTC()),
                new CommandHistory(new KafkaAdmin(kafka), MEDIUM, Service.CHANNEL_SMS));
    }

    private @Nullable String standing() {
        return database.sql("SELECT epoch FROM fence").mapValue(String.class).one().block();
    }

    private void command() {
        try (var producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", new byte[] {1}));
            producer.flush();
        }
    }
}
