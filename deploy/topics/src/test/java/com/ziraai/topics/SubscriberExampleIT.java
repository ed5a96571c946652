package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of schemas/examples, compiled and run as its readers would. */
class SubscriberExampleIT {

    private static final Instant NOW = Samples.START;
    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-555555555555";

    @TempDir private Path folder;

    private final LocalInfrastructure infrastructure = TestInfrastructure.shared().infrastructure();
    private final Stage stage = new Stage(infrastructure);

    @Test
    void keepsTheHighestWhateverIsRepeatedOrLate() throws IOException {
        stage.create(
                Topics.SMS_OUTCOMES,
                Topics.WHATSAPP_OUTCOMES,
                Topics.DISTRIBUTION_OUTCOMES,
                Topics.CODE_OUTCOMES);
        attempt(1, 1, AttemptStatus.DELIVERED);
        attempt(1, 1, AttemptStatus.SENT);
        attempt(1, 1, AttemptStatus.DELIVERED);
        attempt(2, 2, AttemptStatus.ACCEPTED);
        attempt(2, 1, AttemptStatus.FAILED);
        end(3);
        Path lines = Files.createFile(folder.resolve("lines"));
        Process example = example(lines);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ours(lines).size() == 3 || !example.isAlive());
            assertThat(ours(lines))
                    .containsExactlyInAnyOrder(
                            OPERATION + "/1 DELIVERED by attempt 1",
                            OPERATION + "/2 ACCEPTED by attempt 2",
                            OPERATION + "/3 FAILED by attempt 2");
        } finally {
            example.destroy();
        }
    }

    private static List<String> ours(Path lines) throws IOException {
        return Files.readAllLines(lines).stream()
                .filter(line -> line.startsWith(OPERATION))
                .toList();
    }

    private Process example(Path lines) throws IOException {
        Path source =
                Checkout.find().root().resolve("schemas/examples/java/OutcomeSubscriber.java");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        infrastructure.bootstrapServers(),
                        infrastructure.registryUrl(),
                        "outside-java")
                .redirectErrorStream(true)
                .redirectOutput(lines.toFile())
                .start();
    }

    private void attempt(int index, int attemptNo, AttemptStatus status) {
        stage.send(
                Topics.SMS_OUTCOMES,
                index,
                NOW,
                "contact-" + index,
                Samples.outcome(item(index), attemptNo, status));
    }

    private void end(int index) {
        ItemOutcome outcome =
                new ItemOutcome(
                        item(index),
                        2,
                        ItemStatus.FAILED,
                        "RECIPIENT_UNREACHABLE",
                        ErrorCategory.NETWORK,
                        "No route.",
                        false,
                        NOW);
        stage.send(Topics.DISTRIBUTION_OUTCOMES, index, NOW, "contact-" + index, outcome);
    }

    private static Item item(int index) {
        return Samples.item(OPERATION, index);
    }
}
