package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Ports;
import com.ziraai.messaging.testkit.Requests;
import com.ziraai.topics.Stage.Seen;
import com.ziraai.topics.cluster.Cluster;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one real broker and registry into another pair, whose registry gives other ids. */
class ReplayIT {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";
    private static final String OTHER = "bulk_0198c0de-7a10-7c3e-9f00-ba9876543210";
    private static final Instant START = Samples.START;

    /** Its own, as other tests count what stands in the same topics. */
    @TempDir private static Path data;

    private static LocalInfrastructure infrastructure;
    private static Stage here;

    @TempDir private Path folder;

    @BeforeAll
    static void fillTopics() {
        infrastructure = LocalInfrastructure.start(data, Ports.free());
        here = new Stage(infrastructure);
        here.create(
                Topics.DISTRIBUTION_REQUESTED,
                Topics.DISTRIBUTION_READY,
                Topics.SMS_OUTCOMES,
                Topics.SMS_RECEIPTS,
                Topics.OPERATION_LIFECYCLE);
        here.send(Topics.DISTRIBUTION_REQUESTED, 1, START, "contact-1", Requests.of(1));
        here.send(Topics.DISTRIBUTION_READY, 1, START.plusSeconds(1), "contact-1", ready());
        for (int i = 0; i < 6; i++) {
            Instant at = START.plusSeconds(10 + i);
            int partition = i % Stage.PARTITIONS;
            here.send(Topics.SMS_OUTCOMES, partition, at, "contact-" + i, accepted(OPERATION, i));
            here.send(Topics.SMS_OUTCOMES, partition, at, "contact-" + i, accepted(OTHER, i));
        }
        here.send(Topics.SMS_RECEIPTS, 1, START.plusSeconds(20), "contact-1", receipt(1));
        here.send(Topics.SMS_RECEIPTS, 1, START.plusSeconds(20), "contact-1", receipt(11));
    }

    @AfterAll
    static void stop() {
        infrastructure.close();
    }

    @Test
    void anOperationLoadedElsewhereReadsTheSame() {
        String file = folder.resolve("operation.gz").toString();
        assertThat(
                        here.replay(
                                0,
                                "dump",
                                "sms.outcomes.v1",
                                "--operation",
                                OPERATION,
                                "--out",
                                file))
                .contains("6  sms.outcomes.v1")
                .contains(file + ": 6 records, 1 schemas");
        try (LocalInfrastructure other =
                LocalInfrastructure.start(folder.resolve("there"), Ports.free())) {
            Stage there = new Stage(other);
            giveOtherIds(there);
            assertThat(there.replay(0, "load", file))
                    .contains("6  sms.outcomes.v1, created")
                    .contains("Loaded 6 records.");
            List<Seen> expected =
                    here.seen(Topics.SMS_OUTCOMES).stream()
                            .filter(each -> each.value().toString().contains(OPERATION))
                            .toList();
            assertThat(there.seen(Topics.SMS_OUTCOMES)).hasSize(6).isEqualTo(expected);
            assertThat(there.ids(Topics.SMS_OUTCOMES))
                    .doesNotContainAnyElementsOf(here.ids(Topics.SMS_OUTCOMES));

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
        try (Cluster cluster = here.cluster()) {
            cluster.create(new Cluster.TopicShape("odd.v1", 2, Map.of()));
            cluster.send(
                    List.of(
                            new ProducerRecord<>("odd.v1", 0, null, new byte[] {9, 8}),
                            new ProducerRecord<>("odd.v1", 1, new byte[] {7}, null)));
        }
        String file = folder.resolve("odd").toString();
        here.replay(0, "dump", "odd.v1", "--out", file);
        assertThat(here.replay(0, "load", file)).contains("Loaded 2 records.");
        assertThat(here.raw("odd.v1"))
                .hasSize(4)
                .anySatisfy(each -> {
                    assertThat(each.value()).isNull();
                    assertThat(each.key()).containsExactly(7);
                });
    }

    @Test
    void showsFilesAndTopicsWithoutAddressesAndCodes() {
        String file = folder.resolve("ready").toString();
        here.replay(0, "dump", "distribution.ready.v1", "--key", "contact-1", "--out", file);
        for (String source : List.of(file, "distribution.ready.v1")) {
            assertThat(here.replay(0, "show", source))
                    .contains(
                            "\"type\" : \"DistributionReady\"",
                            "\"time\" : \"2026-11-22T10:00:01Z\"")
                    .contains("\"traceparent\" : \"contact-1\"", "\"S•••\"", "+90•••67")
                    .doesNotContain("905551234567", "SP-20261122", "Ayşe");
            assertThat(here.replay(0, "show", source, "--clear"))
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
        return here.replay(0, all).lines().filter(line -> line.contains("\"topic\"")).count();
    }

    @Test
    void loadsNothingThatSendsMessagesAndNothingIntoAnotherMachine() {
        String file = folder.resolve("commands").toString();
        here.replay(0, "dump", "distribution.ready.v1", "sms.outcomes.v1", "--out", file);
        int before = here.raw("sms.outcomes.v1").size();
        assertThat(here.replay(1, "load", file))
                .isEqualTo(
                        "deploy/replay: messages would be sent because of distribution.ready.v1;"
                                + " name the topics to load, or --send\n");
        assertThat(here.replay(1, "load", file, "code.outcomes.v1")).contains("holds nothing of");
        assertThat(
                        here.replay(
                                1,
                                "load",
                                file,
                                "sms.outcomes.v1",
                                "--registry",
                                "http://192.0.2.1/"))
                .isEqualTo(
                        "deploy/replay: 192.0.2.1 is not this machine;"
                                + " --anywhere loads into it all the same\n");
        assertThat(here.raw("sms.outcomes.v1")).hasSize(before);
    }

    @Test
    void followsAnItemThroughAllTopicsInOrderOfTime() {
        assertThat(here.replay(0, "item", OPERATION + "/1").lines().map(ReplayIT::columns))
                .containsExactly(
                        "2026-11-22T10:00:00Z distribution.requested.v1 1@0 DistributionRequested"
                                + " channel=SMS",
                        "2026-11-22T10:00:01Z distribution.ready.v1 1@0 DistributionReady"
                                + " channel=SMS code=S•••",
                        "2026-11-22T10:00:11Z sms.outcomes.v1 1@0 DeliveryOutcome attemptNo=1"
                                + " channel=SMS status=ACCEPTED evidence=ANSWER provider=kannel"
                                + " parts=1",
                        "2026-11-22T10:00:20Z sms.receipts.v1 1@0 ProviderReceipt provider=kannel");
        assertThat(here.replay(0, "item", OPERATION + "/1", "--json"))
                .contains("\"status\" : \"ACCEPTED\"")
                .doesNotContain("905551234567");
        assertThat(here.replay(0, "item", OPERATION + "/99")).startsWith("No topic says anything");
    }

    private static String columns(String line) {
        return line.replaceAll(" +", " ");
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
