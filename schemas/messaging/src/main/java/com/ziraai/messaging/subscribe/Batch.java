package com.ziraai.messaging.subscribe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as read, beside the bytes they were read from. */
final class Batch<T> {

    private final List<ConsumerRecord<String, byte[]>> raw;
    private final List<ConsumerRecord<String, T>> records;

    Batch(int capacity) {
        this(new ArrayList<>(capacity), new ArrayList<>(capacity));
    }

    private Batch(
            List<ConsumerRecord<String, byte[]>> raw, List<ConsumerRecord<String, T>> records) {
        this.raw = raw;
        this.records = records;
    }

    void add(ConsumerRecord<String, byte[]> bytes, T value) {
        raw.add(bytes);
        records.add(
                new ConsumerRecord<>(
                        bytes.topic(),
                        bytes.partition(),
                        bytes.offset(),
                        bytes.timestamp(),
                        bytes.timestampType(),
                        bytes.serializedKeySize(),
                        bytes.serializedValueSize(),
                        bytes.key(),
                        value,
                        bytes.headers(),
                        bytes.leaderEpoch(),
                        Optional.empty()));
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<ConsumerRecord<String, T>> records() {
        return Collections.unmodifiableList(records);
    }

    ConsumerRecord<String, byte[]> raw(int index) {
        return raw.get(index);
    }

    /** What comes behind that record. */
    Batch<T> after(int index) {
        int from = index + 1;
        return new Batch<>(raw.subList(from, raw.size()), records.subList(from, records.size()));
    }
}
