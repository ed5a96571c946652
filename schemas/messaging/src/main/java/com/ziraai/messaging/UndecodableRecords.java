package com.ziraai.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.kafka.support.serializer.SerializationUtils;

/** Takes records that could not be decoded out of a batch and into the dead-letter topic. */
final class UndecodableRecords implements BatchInterceptor<Object, Object> {

    private static final LogAccessor log = new LogAccessor(UndecodableRecords.class);

    private final ConsumerRecordRecoverer deadLetters;

    UndecodableRecords(ConsumerRecordRecoverer deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public @Nullable ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        if (!containsUndecodable(records)) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<Object, Object>>> good = new HashMap<>();
        for (ConsumerRecord<Object, Object> each : records) {
            if (each.value() == null) {
                deadLetters.accept(each, reason(each));
            } else {
                good.computeIfAbsent(
                                new TopicPartition(each.topic(), each.partition()),
                                partition -> new ArrayList<>())
                        .add(each);
            }
        }
        return new ConsumerRecords<>(good, records.nextOffsets());
    }

    private static boolean containsUndecodable(ConsumerRecords<Object, Object> records) {
        for (ConsumerRecord<Object, Object> each : records) {
            if (each.value() == null) {
                return true;
            }
        }
        return false;
    }

    private static Exception reason(ConsumerRecord<Object, Object> undecodable) {
        DeserializationException failure =
                SerializationUtils.getExceptionFromHeader(
                        undecodable, SerializationUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, log);
        return failure != null ? failure : new IllegalArgumentException("record without a value");
    }
}
