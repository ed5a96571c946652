package com.ziraai.messaging.subscribe;

import com.ziraai.contract.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
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

/**
 * Takes what a consumer group could not handle, byte for byte as it stood in its topic. What it
 * says of the largest record still fits a record with it: a letter that the broker refuses would
 * hold up its partition for ever.
 */
final class DeadLetters {

    /** Characters, up to three bytes each. */
    private static final int LONGEST_MESSAGE = 1_000;

    private static final int LONGEST_TRACE = 8_000;

    private final DeadLetterPublishingRecoverer publisher;

    DeadLetters(KafkaTemplate<String, byte[]> template, String group) {
        this.publisher =
                new DeadLetterPublishingRecoverer(
                        template,
                        (failed, reason) ->
                                new TopicPartition(
                                        Topic.deadLetterName(failed.topic()), failed.partition()));
        publisher.setHeadersFunction((failed, reason) -> groupHeader(group));
        publisher.setExceptionHeadersCreator(
                (headers, reason, isKey, names) -> describe(headers, reason));
    }

    private static void describe(Headers headers, Exception reason) {
        Throwable cause = reason.getCause();
        set(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, reason.getClass().getName());
        if (cause != null) {
            set(headers, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN, cause.getClass().getName());
        }
        String message = String.valueOf(reason.getMessage());
        set(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, cut(message, LONGEST_MESSAGE));
        StringWriter trace = new StringWriter();
        reason.printStackTrace(new PrintWriter(trace));
        set(headers, KafkaHeaders.DLT_EXCEPTION_STACKTRACE, cut(trace.toString(), LONGEST_TRACE));
    }

    private static void set(Headers headers, String name, String text) {
        headers.remove(name);
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
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
