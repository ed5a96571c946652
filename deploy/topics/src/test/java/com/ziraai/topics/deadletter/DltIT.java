package com.ziraai.topics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.Peer;
import com.ziraai.messaging.testkit.Requests;
import com.ziraai.messaging.testkit.TopicClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** Letters a real consumer buried, listed, shown and replayed on a real broker and registry. */
class DltIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = Topics.DISTRIBUTION_REQUESTED.name();
    private static final String LETTERS = Topics.DISTRIBUTION_REQUESTED.deadLetterName();

    private final Map<String, String> environment = TestInfrastructure.shared().environment("dlt");
    private final TopicClient topics = new TopicClient(environment);
    private final List<ConsumerRecord<String, DistributionRequested>> handled =
            new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile boolean repaired;

    @Test
    void listsShowsAndReplaysWhatAConsumerBuried() {
        try (Peer campaign = Peer.start(Service.CAMPAIGN, environment);
                Peer code =
                        Peer.start(
                                Service.CODE,
                                environment,
                                Subscription.to(
                                        "requested",
                                        Topics.DISTRIBUTION_REQUESTED,
                                        this::refuseOddOnes))) {
            assertThat(dlt("list")).contains("No dead letters in any of ");

            campaign.publisher()
                    .publishAll(Topics.DISTRIBUTION_REQUESTED, Requests.upTo(4), Requests::key);
            topics.sendRaw(
                    Topics.DISTRIBUTION_REQUESTED,
                    "garbage",
                    "no avro".getBytes(StandardCharsets.UTF_8));
            await().atMost(PATIENCE).until(() -> letters().size() == 3);

            assertThat(dlt("list"))
                    .contains(LETTERS + "  3 letters, 0 replayed")
                    .contains("2  PoisonRecordException: odd")
                    .contains("1  UndecodableRecordException: not in Confluent's wire format");
            assertThat(dlt("list", "--topic", "operation.progress.v1")).contains("No dead letters");
            showsLettersMasked();
            replaysEachLetterOnce();
        }
    }

    private void showsLettersMasked() {
        assertThat(dlt("show", TOPIC))
                .contains("key        contact-1")
                .contains("exception  PoisonRecordException")
                .contains("reason     odd")
                .contains("read by code-service.requested")
                .contains("\"itemIndex\" : 3")
                .contains("+90•••67")
                .doesNotContain("905551234567")
                .contains("6e 6f 20 61 76 72 6f (7 of 7 bytes), does not decode: not in Confluent")
                .contains("replayed   no");
        assertThat(dlt("show", LETTERS, "--clear")).contains("+905551234567");
        assertThat(dlt("show", LETTERS, "--limit", "1")).contains("2 more; --limit shows them.");
    }

    private void replaysEachLetterOnce() {
        repaired = true;
        assertThat(dlt("replay", TOPIC, "--all", "--dry-run"))
                .contains("Would replay 2 of 3.")
                .contains("1  left as they do not decode (--undecodable replays them)");
        int before = handled.size();
        assertThat(dlt("replay", TOPIC, "--all")).contains("Replayed 2 of 3.");
        await().atMost(PATIENCE).until(() -> handled.size() == before + 2);
        assertThat(handled.subList(before, before + 2)).allSatisfy(DltIT::isAReplay);
        assertThat(handled.subList(before, before + 2))
                .extracting(each -> each.value().getItem().getItemIndex())
                .containsExactlyInAnyOrder(1, 3);

        assertThat(dlt("replay", TOPIC, "--all"))
                .contains("Replayed 0 of 3.")
                .contains("2  replayed before (--again repeats them)");
        assertThat(dlt("list")).contains("3 letters, 2 replayed");
        assertThat(dlt("replay", TOPIC, "--all", "--again")).contains("Replayed 2 of 3.");
        await().atMost(PATIENCE).until(() -> handled.size() == before + 4);

        assertThat(dlt("replay", TOPIC, "--all", "--undecodable")).contains("Replayed 1 of 3.");
        await().atMost(PATIENCE).until(() -> letters().size() == 4);
        assertThat(dlt("show", TOPIC)).contains("before     replayed from " + LETTERS);
    }

    private static void isAReplay(ConsumerRecord<String, DistributionRequested> each) {
        assertThat(each.headers().toArray())
                .extracting(Header::key)
                .contains("ziraai-replayed-from")
                .noneMatch(key -> key.startsWith("kafka_dlt-"));
        assertThat(each.key()).isEqualTo("contact-" + each.value().getItem().getItemIndex());
    }

    private void refuseOddOnes(List<ConsumerRecord<String, DistributionRequested>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (!repaired && batch.get(i).value().getItem().getItemIndex() % 2 == 1) {
                throw new PoisonRecordException(i, "odd");
            }
            handled.add(batch.get(i));
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThat(fails(1, "show", "nowhere.v1"))
                .isEqualTo(
                        "deploy/dlt: there is no topic nowhere.v1.dlt; deploy/dlt list shows those"
                                + " there are\n");
        assertThat(fails(2, "replay", TOPIC))
                .startsWith("deploy/dlt: replay takes --partition P --offset O, or --all\nUsage:");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        int code =
                Dlt.run(
                        new String[] {"list", "--bootstrap", "127.0.0.1:1"},
                        print(out),
                        print(err));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("deploy/dlt: no broker answers at 127.0.0.1:1\n");
    }

    private List<String> letters() {
        return topics.deadLetters(Topics.DISTRIBUTION_REQUESTED).stream()
                .filter(key -> key != null)
                .toList();
    }

    private String dlt(String... arguments) {
        assertThat(run(arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String fails(int code, String... arguments) {
        assertThat(run(arguments)).isEqualTo(code);
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        LocalInfrastructure infrastructure = TestInfrastructure.shared().infrastructure();
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = infrastructure.bootstrapServers();
        all[arguments.length + 2] = "--registry";
        all[arguments.length + 3] = infrastructure.registryUrl();
        return Dlt.run(all, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
