package com.ziraai.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic.Codec;
import com.ziraai.contract.Topics;
import com.ziraai.event.ContactConsent;
import com.ziraai.messaging.record.RecordWriter;
import com.ziraai.messaging.testkit.Requests;
import com.ziraai.messaging.trace.NoTracing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

class PublisherTest {

    private final Broker broker = new Broker();
    private final RecordWriter writer = new RecordWriter((_, _) -> 7);
    private final Broker outside = new Broker();
    private final Publisher publisher =
            new Publisher(
                    Service.CAMPAIGN,
                    new Producers(Map.of(Codec.LZ4, () -> broker, Codec.GZIP, () -> outside)),
                    writer,
                    NoTracing.tracing());

    /** Kafka's own fake: what is sent waits until the broker answers. */
    private static final class Broker extends MockProducer<String, byte[]> {

        private Runnable answer = super::flush;
        private boolean isAway;
        private int waits;

        Broker() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> message, Callback callback) {
            if (!isAway) {
                return super.send(message, callback);
            }
            waits++;
            TimeoutException timeout = new TimeoutException("no metadata");
            callback.onCompletion(null, timeout);
            return CompletableFuture.failedFuture(timeout);
        }

        @Override
        public void flush() {
            answer.run();
        }
    }

    @BeforeEach
    void register() {
        writer.register(Topics.DISTRIBUTION_REQUESTED);
    }

    @Test
    void isDoneWhenTheBrokerHasEachRecord() {
        publish(3);
        assertThat(broker.history())
                .extracting(ProducerRecord::key)
                .containsExactly("contact-0", "contact-1", "contact-2");
    }

    @Test
    void eachTopicGoesThroughTheProducerOfItsCodec() {
        writer.register(Topics.CONTACT_CONSENT);
        publish(1);
        publisher.publishAll(
                Topics.CONTACT_CONSENT, List.of(consent()), ContactConsent::getContactKey);
        assertThat(broker.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.DISTRIBUTION_REQUESTED.name());
        assertThat(outside.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.CONTACT_CONSENT.name());
    }

    /** A flush that returned too early would let offsets be committed that have no effect. */
    @Test
    void isNotDoneBecauseAFlushIs() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        broker.answer = () -> flushed.complete(null);
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> publish(2));
        flushed.join();
        assertThat(broker.completeNext()).isTrue();
        assertThat(done).isNotDone();
        assertThat(broker.completeNext()).isTrue();
        done.join();
    }

    @Test
    void failsWhenOneOfThemWasNotAcknowledged() {
        broker.answer =
                () -> {
                    broker.completeNext();
                    broker.errorNext(new RecordTooLargeException("too large"));
                    broker.completeNext();
                };
        assertThatThrownBy(() -> publish(3))
                .isInstanceOf(KafkaException.class)
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    /** Each record would wait as long as the first, and the batch for ever. */
    @Test
    void aBrokerThatIsAwayIsWaitedForOnceABatch() {
        broker.isAway = true;
        assertThatThrownBy(() -> publish(3))
                .isInstanceOf(KafkaException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(broker.waits).isEqualTo(1);
    }

    @Test
    void aSingleRecordIsSentWhenAskedForAndDoneWhenTheBrokerHasIt() {
        var publication =
                publisher.publish(Topics.DISTRIBUTION_REQUESTED, "k", Requests.of(1)).toFuture();
        assertThat(broker.history()).hasSize(1);
        assertThat(publication).isNotDone();
        assertThat(broker.completeNext()).isTrue();
        assertThat(publication).isCompleted();
        publisher.publish(Topics.DISTRIBUTION_REQUESTED, "k", Requests.of(2));
        assertThat(broker.history()).hasSize(1);
    }

    @Test
    void aSingleRecordFailsAsTheBrokerSays() {
        broker.isAway = true;
        assertThatThrownBy(() ->
                        publisher
                                .publish(Topics.DISTRIBUTION_REQUESTED, "k", Requests.of(1))
                                .block())
                .isInstanceOf(KafkaException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    private static ContactConsent consent() {
        return new ContactConsent("sponsor", "contact", true, "BLACKLISTED", Instant.EPOCH);
    }

    private void publish(int records) {
        publisher.publishAll(Topics.DISTRIBUTION_REQUESTED, Requests.upTo(records), Requests::key);
    }
}
