package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.local.infrastructure.LocalInfrastructure;
import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.infrastructure.TestInfrastructure;
import com.ziraai.messaging.Requests;
import com.ziraai.topics.Stage.Seen;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.ClusterFailure;
import com.ziraai.topics.rebuild.Forgetting;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one real broker and registry into another pair, whose registry gives other ids. */
class ReplayIT {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";
    private static final String OTHER = "bulk_0198c0de-7a10-7c3e-9f00-ba9876543210";
    private static final Instant START = Samples.START;

    private static final Stage HERE = new Stage(TestInfrastructure.shared().infrastructure());

    @TempDir private Path folder;

    @BeforeAll
    static void fillTopics() {
        HERE.create(
                Topics.DISTRIBUTION_REQUESTED,
                Topics.DISTRIBUTION_READY,
                Topics.SMS_OUTCOMES,
                Topics.SMS_RECEIPTS,
                Topics.OPERATION_LIFECYCLE);
        HERE.send(Topics.DISTRIBUTION_REQUESTED, 1, START, "contact-1", Requests.of(1));
        HERE.send(Topics.DISTRIBUTION_READY, 1, START.plusSeconds(1), "contact-1", ready());
        for (int i = 0; i < 6; i++) {
            Instant at = START.plusSeconds(10 + i);
            int partition = i % Stage.PARTITIONS;
            HERE.send(Topics.SMS_OUTCOMES, partition, at, "contact-" + i, accepted(OPERATION, i));
            HERE.send(Topics.SMS_OUTCOMES, partition, at, "contact-" + i, accepted(OTHER, i));
        }
        HERE.send(Topics.SMS_RECEIPTS, 1, START.plusSeconds(20), "contact-1", receipt(1));
        HERE.send(Topics.SMS_RECEIPTS, 1, START.plusSeconds(20), "contact-1", receipt(11));
    }

    @Test
    void anOperationLoadedElsewhereReadsTheSame() {
        String file = folder.resolve("operation.gz").toString();
        assertThat(
                        HERE.replay(
                                0,
                                "dump",
                                "sms.outcomes.v1",
                                "--operation",
                                OPERATION,
                                "--out",
                                file))
                .contains("6  sms.outcomes.v1")
                .contains(file + ": 6 records, 1 schemas");
        try (LocalInfrastructure infrastructure =
                LocalInfrastructure.start(folder.resolve("there"), Ports.free())) {
            Stage there = new Stage(infrastructure);
            giveOtherIds(there);
            assertThat(there.replay(0, "load", file))
                    .contains("6  sms.outcomes.v1, created")
                    .contains("Loaded 6 records.");
            List<Seen> expected =
                    HERE.seen(Topics.SMS_OUTCOMES).stream()
                            .filter(each -> each.value().toString().contains(OPERATION))
                            .toList();
            assertThat(there.seen(Topics.SMS_OUTCOMES)).hasSize(6).isEqualTo(expected);
            assertThat(there.ids(Topics.SMS_OUTCOMES))
                    .doesNotContainAnyElementsOf(HERE.ids(Topics.SMS_OUTCOMES));

            assertThat(there.replay(0, "load", file)).contains("6  sms.outcomes.v1\n");
            assertThat(there.ids(Topics.SMS_OUTCOMES)).hasSize(1);
        }
    }

    private static void giveOtherIds(Stage there) {
        for (int i = 0; i < 20; i++) {
            there.registry().idOf("taken-" + i, Schema.createFixed("Taken" + i, "", "x", i + 1));
        }
    }

    @Test
    void keepsRecordsThatAreNoAvroAndThoseWithoutAValue() {
        try (Cluster cluster = HERE.cluster()) {
            cluster.create(new com.ziraai.topics.cluster.TopicShape("odd.v1", 2, Map.of()));
            cluster.send(
                    List.of(
                            new ProducerRecord<>("odd.v1", 0, null, new byte[] {9, 8}),
                            new ProducerRecord<>("odd.v1", 1, new byte[] {7}, null)));
        }
        String file = folder.resolve("odd").toString();
        HERE.replay(0, "dump", "odd.v1", "--out", file);
        assertThat(HERE.replay(0, "load", file)).contains("Loaded 2 records.");
        assertThat(HERE.raw("odd.v1"))
                .hasSize(4)
                .anySatisfy(each -> {
                    assertThat(each.value()).isNull();
                    assertThat(each.key()).containsExactly(7);
                });
    }

    @Test
    void showsFilesAndTopicsWithoutAddressesAndCodes() {
        String file = folder.resolve("ready").toString();
        HERE.replay(0, "dump", "distribution.ready.v1", "--key", "contact-1", "--out", file);
        for (String source : List.of(file, "distribution.ready.v1")) {
            assertThat(HERE.replay(0, "show", source))
                    .contains(
                            "\"type\" : \"DistributionReady\"",
                            "\"time\" : \"2026-11-22T10:00:01Z\"")
                    .contains("\"traceparent\" : \"contact-1\"", "\"S•••\"", "+90•••67")
                    .doesNotContain("905551234567", "SP-20261122", "Ayşe");
            assertThat(HERE.replay(0, "show", source, "--clear"))
                    .contains("SP-20261122-ABCDE", "+905551234567", "Ayşe");
        }
    }

    @Test
    void choosesByTimePartitionAndOffset() {
        assertThat(count("--from", "2026-11-22T10:00:12Z", "--to", "2026-11-22T10:00:14Z"))
                .isEqualTo(4);
        assertThat(count("--partition", "0")).isEqualTo(4);
        assertThat(count("--offsets", "1..2")).isEqualTo(6);
        assertThat(count("--key", "contact-3")).isEqualTo(2);
    }

    private long count(String... choice) {
        String[] all = new String[choice.length + 2];
        all[0] = "show";
        all[1] = "sms.outcomes.v1";
        System.arraycopy(choice, 0, all, 2, choice.length);
        return HERE.replay(0, all).lines().filter(line -> line.contains("\"topic\"")).count();
    }

    @Test
    void loadsNothingThatSendsMessagesAndNothingIntoAnotherMachine() {
        String file = folder.resolve("commands").toString();
        HERE.replay(0, "dump", "distribution.ready.v1", "sms.outcomes.v1", "--out", file);
        int before = HERE.raw("sms.outcomes.v1").size();
        assertThat(HERE.replay(1, "load", file))
                .isEqualTo(
                        "deploy/replay: messages would be sent because of distribution.ready.v1;"
                                + " name the topics to load, or --send\n");
        assertThat(HERE.replay(1, "load", file, "code.outcomes.v1")).contains("holds nothing of");
        assertThat(
                        HERE.replay(
                                1,
                                "load",
                                file,
                                "sms.outcomes.v1",
                                "--registry",
                                "http://192.0.2.1/"))
                .isEqualTo(
                        "deploy/replay: 192.0.2.1 is not this machine;"
                                + " --anywhere loads into it all the same\n");
        assertThat(HERE.raw("sms.outcomes.v1")).hasSize(before);
    }

    @Test
    void followsAnItemThroughAllTopicsInOrderOfTime() {
        assertThat(HERE.replay(0, "item", OPERATION + "/1").lines().map(ReplayIT::columns))
                .containsExactly(
                        "2026-11-22T10:00:00Z distribution.requested.v1 1@0 DistributionRequested"
                                + " channel=SMS",
                        "2026-11-22T10:00:01Z distribution.ready.v1 1@0 DistributionReady"
                                + " channel=SMS code=S•••",
                        "2026-11-22T10:00:11Z sms.outcomes.v1 1@0 DeliveryOutcome attemptNo=1"
                                + " channel=SMS status=ACCEPTED evidence=ANSWER provider=kannel"
                                + " parts=1",
                        "2026-11-22T10:00:20Z sms.receipts.v1 1@0 ProviderReceipt provider=kannel");
        assertThat(HERE.replay(0, "item", OPERATION + "/1", "--json"))
                .contains("\"status\" : \"ACCEPTED\"")
                .doesNotContain("905551234567");
        assertThat(HERE.replay(0, "item", OPERATION + "/99")).startsWith("No topic says anything");
    }

    private static String columns(String line) {
        return line.replaceAll(" +", " ");
    }

    @Test
    void movesAGroupOnlyWhileNobodyReadsInIt() {
        try (var consumer = consumer("reader.of-outcomes")) {
            consumer.subscribe(List.of("sms.outcomes.v1"));
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {}
            consumer.commitSync();
            assertThat(HERE.replay(1, "reset", "reader.of-outcomes", "--to-offset", "earliest"))
                    .contains("reader.of-outcomes has 1 member (")
                    .contains("stop the service first");
        }
        String[] reset = {"reset", "reader.of-outcomes", "--to-time", "2026-11-22T10:00:14Z"};
        HERE.replay(0, "reset", "reader.of-outcomes", "--to-offset", "earliest");
        assertThat(HERE.replay(0, with(reset, "--dry-run")))
                .contains("  sms.outcomes.v1-0  0 to 2\n")
                .contains("Would move");
        HERE.replay(0, reset);
        try (var consumer = consumer("reader.of-outcomes")) {
            consumer.subscribe(List.of("sms.outcomes.v1"));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records.iterator().next().timestamp())
                    .isGreaterThanOrEqualTo(START.plusSeconds(14).toEpochMilli());
        }
        assertThat(HERE.replay(1, "reset", "nobody", "--to-offset", "latest"))
                .isEqualTo("deploy/replay: there is no group nobody\n");
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void analyticsForgetsOnlyWhileItIsStopped() throws SQLException {
        var infrastructure = TestInfrastructure.shared().infrastructure();
        infrastructure.createDatabase("analytics");
        try (var database = infrastructure.connect("analytics");
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE item_page (content text)");
        }
        try (Cluster cluster = HERE.cluster();
                var maintenance = infrastructure.connect("postgres")) {
            Forgetting forgetting = new Forgetting(cluster, maintenance, line -> {});
            try (var consumer = consumer("analytics-service.outcomes")) {
                consumer.subscribe(List.of("sms.outcomes.v1"));
                while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {}
                consumer.commitSync();
                assertThatThrownBy(forgetting::run)
                        .isInstanceOf(ClusterFailure.class)
                        .hasMessageStartingWith("analytics-service.outcomes has 1 member");
                assertThat(tables(infrastructure)).isEqualTo(1);
            }
            forgetting.run();
            assertThat(cluster.groups().named("analytics-service.")).isEmpty();
        }
        assertThat(tables(infrastructure)).isZero();
    }

    private static int tables(LocalInfrastructure infrastructure) throws SQLException {
        try (var database = infrastructure.connect("analytics");
                var query = database.createStatement();
                var rows =
                        query.executeQuery(
                                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestInfrastructure.shared().infrastructure().bootstrapServers(),
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest"),
                bytes,
                bytes);
    }

    private static DistributionReady ready() {
        return new DistributionReady(
                Requests.of(1),
                "SP-20261122-ABCDE",
                "https://example.org/r/SP-20261122-ABCDE",
                null,
                null);
    }

    private static DeliveryOutcome accepted(String operationId, int index) {
        return Samples.outcome(Samples.item(operationId, index), 1, AttemptStatus.ACCEPTED);
    }

    private static ProviderReceipt receipt(int index) {
        String token = "v1." + OPERATION + "." + index + ".1.contact.0.signature";
        return new ProviderReceipt(
                "kannel", "token=" + token + "&to=905551234567", ByteBuffer.allocate(0), START);
    }
}
