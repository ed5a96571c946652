package com.ziraai.messaging;

import com.ziraai.contract.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.support.KafkaHeaders;

/** Takes what a consumer group could not handle, byte for byte as it stood in its topic. */
final class DeadLetters {

    private final DeadLetterPublishingRecoverer publisher;

    DeadLetters(KafkaTemplate<String, byte[]> template, String group) {
        this.publisher =
                new DeadLetterPublishingRecoverer(
                        template,
                        (failed, reason) ->
                                new TopicPartition(
                                        Topic.deadLetterName(failed.topic()), failed.partition()));
        publisher.setHeadersFunction((failed, reason) -> groupHeader(group));
    }

    private static Headers groupHeader(String group) {
        return new RecordHeaders()
                .add(
                        KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP,
                        group.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the record with its origin and reason in {@code kafka_dlt-*} headers and waits until
     * the broker has it.
     *
     * @throws org.springframework.kafka.KafkaException if the broker did not acknowledge it
     */
    void bury(
            ConsumerRecord<String, byte[]> failed,
            Exception reason,
            @Nullable Consumer<?, ?> consumer) {
        publisher.accept(failed, consumer, reason);
    }
}
