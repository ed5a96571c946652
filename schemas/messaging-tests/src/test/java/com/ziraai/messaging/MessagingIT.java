package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SmsSend;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.subscribe.DeferredException;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.testkit.Peer;
import com.ziraai.messaging.testkit.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract spoken over a real broker and a real registry. */
class MessagingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ONE_KEY = "one";
    private static final String GROUP = "code-service.requested";

    private final Map<String, String> environment =
            TestInfrastructure.shared().environment("messaging");
    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final RawClient raw =
            new RawClient(
                    Objects.requireNonNull(environment.get("spring.kafka.bootstrap-servers")));
    private Peer campaign;

    MessagingIT() {
        campaign = Peer.start(Service.CAMPAIGN, environment);
    }

    @BeforeEach
    void startAtTheEndOfTheTopic() {
        raw.skipExisting(GROUP, Topics.DISTRIBUTION_REQUESTED.name());
    }

    @AfterEach
    void stop() {
        campaign.close();
        raw.close();
    }

    @Test
    void carriesRecordsInConfluentsWireFormatUnderACompatibilityRule() {
        publish(3);
        try (Peer code = reader(batch -> batch.forEach(this::note))) {
            await().atMost(PATIENCE).until(() -> received.size() == 3);
        }
        byte[] value = raw.last(Topics.DISTRIBUTION_REQUESTED.name()).orElseThrow().value();
        assertThat(value[0]).isZero();
        String registry = environment.get("ziraai.registry.url");
        assertThat(raw.get(registry + "/config/" + Topics.DISTRIBUTION_REQUESTED.subject()))
                .contains("BACKWARD_TRANSITIVE");
        int id = java.nio.ByteBuffer.wrap(value, 1, 4).getInt();
        assertThat(raw.get(registry + "/schemas/ids/" + id)).contains("DistributionRequested");
    }

    @Test
    void aVariantReadsWhileItIsToldToWithAGroupOfItsOwn() {
        raw.skipExisting(GROUP + ".blue", Topics.DISTRIBUTION_REQUESTED.name());
        raw.skipExisting(GROUP + ".green", Topics.DISTRIBUTION_REQUESTED.name());
        List<Integer> green = new CopyOnWriteArrayList<>();
        publish(3);
        try (Peer code =
                Peer.start(
                        Service.CODE,
                        environment,
                        variant("blue", batch -> batch.forEach(this::note)),
                        variant(
                                "green",
                                batch ->
                                        batch.forEach(each ->
                                                green.add(
                                                        each.value().getItem().getItemIndex()))))) {
            code.subscriptions().start("requested", "blue");
            await().atMost(PATIENCE).until(() -> received.size() == 3);
            code.subscriptions().stop("requested", "blue");
            publish(2);
            code.subscriptions().start("requested", "green");
            await().atMost(PATIENCE).until(() -> green.size() == 5);
            assertThat(received).hasSize(3);

            code.subscriptions().start("requested", "blue");
            await().atMost(PATIENCE).until(() -> received.size() == 5);
            assertThat(green).hasSize(5);
        }
    }

    private static Subscription<DistributionRequested> variant(
            String variant, Subscription.BatchHandler<DistributionRequested> handler) {
        return Subscription.to("requested", Topics.DISTRIBUTION_REQUESTED, handler)
                .asVariant(variant);
    }

    @Test
    void sendsAnUndecodableRecordToTheDeadLettersAndGoesOn() {
        publish(1);
        byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
        raw.send(new ProducerRecord<>(Topics.DISTRIBUTION_REQUESTED.name(), "k", garbage));
        publish(2);
        try (Peer code = reader(batch -> batch.forEach(this::note))) {
            await().atMost(PATIENCE).until(() -> received.size() == 3);
            await().atMost(PATIENCE).until(() -> raw.last(deadLetters()).isPresent());
        }
        assertThat(raw.last(deadLetters()).orElseThrow().value()).isEqualTo(garbage);
    }

    @Test
    void sendsAPoisonRecordToTheDeadLettersWithItsReasonAndGoesOn() {
        publish(5);
        try (Peer code = reader(this::refuseTheSecond)) {
            await().atMost(PATIENCE).until(() -> received.containsAll(List.of(0, 1, 3, 4)));
        }
        assertThat(received).doesNotContain(2);
        ConsumerRecord<String, byte[]> letter = raw.last(deadLetters()).orElseThrow();
        assertThat(letter.key()).isEqualTo("contact-2");
        assertThat(letter.headers().lastHeader("kafka_dlt-exception-message").value())
                .asString(StandardCharsets.UTF_8)
                .contains("refused by the test");
    }

    private void refuseTheSecond(List<ConsumerRecord<String, DistributionRequested>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).value().getItem().getItemIndex() == 2) {
                throw new PoisonRecordException(i, "refused by the test");
            }
            note(batch.get(i));
        }
    }

    /** Nothing of it can be compressed, and whoever refuses it has much to say. */
    @Test
    void buriesTheLargestRecordWhateverTheReason() {
        raw.skipExisting("channel-sms-service.receipts", Topics.SMS_RECEIPTS.name());
        ProviderReceipt largest = receipt(Topic.LARGEST_RECORD - 1_000);
        String reason = "no receipt" + HexFormat.of().formatHex(noise(100_000));
        try (Peer sms =
                Peer.start(
                        Service.CHANNEL_SMS,
                        environment,
                        Subscription.to(
                                "receipts",
                                Topics.SMS_RECEIPTS,
                                batch -> {
                                    throw new PoisonRecordException(0, reason);
                                }))) {
            sms.publisher().publishAll(Topics.SMS_RECEIPTS, List.of(largest), _ -> ONE_KEY);
            String letters = Topics.SMS_RECEIPTS.deadLetterName();
            await().atMost(PATIENCE).until(() -> raw.last(letters).isPresent());
            ConsumerRecord<String, byte[]> letter = raw.last(letters).orElseThrow();
            assertThat(letter.value().length).isGreaterThan(Topic.LARGEST_RECORD - 1_000);
            assertThat(letter.headers().lastHeader("kafka_dlt-exception-message").value())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("no receipt")
                    .endsWith("…");
        }
    }

    @Test
    void publishesNoRecordThatCouldNotBeBuried() {
        ProviderReceipt larger = receipt(Topic.LARGEST_RECORD);
        try (Peer sms = Peer.start(Service.CHANNEL_SMS, environment)) {
            assertThatThrownBy(() ->
                            sms.publisher()
                                    .publishAll(Topics.SMS_RECEIPTS, List.of(larger), _ -> ONE_KEY))
                    .hasRootCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    private static ProviderReceipt receipt(int size) {
        return new ProviderReceipt("kannel", "", ByteBuffer.wrap(noise(size)), Instant.EPOCH);
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void repeatsABatchUntilAnOutageIsOver() {
        AtomicInteger tries = new AtomicInteger();
        publish(2);
        try (Peer code =
                reader(batch -> {
                    if (tries.incrementAndGet() < 4) {
                        throw new IllegalStateException("database away");
                    }
                    batch.forEach(this::note);
                })) {
            await().atMost(PATIENCE).until(() -> received.size() == 2);
        }
    }

    @Test
    void commitsNoOffsetBeforeTheEffect() {
        List<Long> early = new CopyOnWriteArrayList<>();
        publishToOnePartition(3);
        try (Peer code =
                reader(batch -> {
                    ConsumerRecord<?, ?> first = batch.getFirst();
                    long committed =
                            raw.committed(
                                    GROUP, new TopicPartition(first.topic(), first.partition()));
                    if (committed > first.offset()) {
                        early.add(committed);
                    }
                    batch.forEach(this::note);
                })) {
            await().atMost(PATIENCE).until(() -> received.size() == 3);
        }
        assertThat(early).isEmpty();
    }

    @Test
    void everyInstanceKnowsACompactedTopicBeforeItsSubscriptionsBegin() {
        String id = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";
        publish(id, OperationState.ACTIVE, OperationState.PAUSED);
        Map<String, OperationState> known = new ConcurrentHashMap<>();
        Replica<OperationLifecycle> replica =
                new Replica<>(
                        Topics.OPERATION_LIFECYCLE,
                        each -> known.put(each.getOperationId(), each.getState()));
        try (Peer sms = Peer.start(Service.CHANNEL_SMS, environment, replica)) {
            assertThat(known).containsEntry(id, OperationState.PAUSED);
            publish(id, OperationState.CANCELLED);
            await().atMost(PATIENCE).until(() -> known.get(id) == OperationState.CANCELLED);
        }
    }

    private void publish(String operation, OperationState... states) {
        for (OperationState state : states) {
            campaign.publisher()
                    .publishAll(
                            Topics.OPERATION_LIFECYCLE,
                            List.of(
                                    new OperationLifecycle(
                                            operation,
                                            "sponsor",
                                            OperationType.BULK_LINK_SEND,
                                            state,
                                            1,
                                            300,
                                            0.99,
                                            Instant.EPOCH,
                                            Instant.EPOCH,
                                            null)),
                            OperationLifecycle::getOperationId);
        }
    }

    @Test
    void givesADeferredBatchBackAndGetsItAgain() {
        AtomicInteger tries = new AtomicInteger();
        publish(2);
        try (Peer code =
                reader(batch -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new DeferredException(Duration.ofMillis(300), "throttled");
                    }
                    batch.forEach(this::note);
                })) {
            await().atMost(PATIENCE).until(() -> received.size() == 2);
        }
        assertThat(tries.get()).isEqualTo(2);
    }

    @Test
    void buriesOnlyThePoisonOfABatchThatAnOutageHeldUp() {
        int buried = raw.all(deadLetters()).size();
        AtomicInteger tries = new AtomicInteger();
        publishToOnePartition(5);
        try (Peer code =
                reader(batch -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("database away");
                    }
                    refuseTheSecond(batch);
                })) {
            await().atMost(PATIENCE).until(() -> received.containsAll(List.of(0, 1, 3, 4)));
        }
        assertThat(raw.all(deadLetters())).hasSize(buried + 1);
    }

    @Test
    void buriesThePoisonAndNotItsNeighbourBehindAnUndecodableRecord() {
        int buried = raw.all(deadLetters()).size();
        byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
        raw.send(new ProducerRecord<>(Topics.DISTRIBUTION_REQUESTED.name(), ONE_KEY, garbage));
        publishToOnePartition(4);
        try (Peer code = reader(this::refuseTheSecond)) {
            await().atMost(PATIENCE).until(() -> received.containsAll(List.of(0, 1, 3)));
            await().atMost(PATIENCE).until(() -> raw.all(deadLetters()).size() == buried + 2);
        }
        assertThat(received).doesNotContain(2);
    }

    @Test
    void losesNothingOfABatchDeferredAfterAnOutage() {
        AtomicInteger tries = new AtomicInteger();
        publishToOnePartition(2);
        try (Peer code =
                reader(batch -> {
                    int current = tries.incrementAndGet();
                    if (current == 1) {
                        throw new IllegalStateException("database away");
                    }
                    if (current == 2) {
                        throw new DeferredException(Duration.ofMillis(100), "throttled");
                    }
                    batch.forEach(this::note);
                })) {
            await().atMost(Duration.ofSeconds(20)).until(() -> received.size() == 2);
        }
    }

    @Test
    void refusesToPublishWhatTheServiceDoesNotOwn() {
        assertThatThrownBy(() -> campaign.publisher().publish(Topics.SMS_SEND, "k", new SmsSend()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("campaign-service does not own sms.send.v1");
    }

    private Peer reader(Subscription.BatchHandler<DistributionRequested> handler) {
        return Peer.start(
                Service.CODE,
                environment,
                Subscription.to("requested", Topics.DISTRIBUTION_REQUESTED, handler));
    }

    private void note(ConsumerRecord<String, DistributionRequested> each) {
        received.add(each.value().getItem().getItemIndex());
    }

    private void publish(int count) {
        campaign.publisher()
                .publishAll(Topics.DISTRIBUTION_REQUESTED, Requests.upTo(count), Requests::key);
    }

    private void publishToOnePartition(int count) {
        campaign.publisher()
                .publishAll(Topics.DISTRIBUTION_REQUESTED, Requests.upTo(count), each -> ONE_KEY);
    }

    private static String deadLetters() {
        return Topics.DISTRIBUTION_REQUESTED.deadLetterName();
    }
}
