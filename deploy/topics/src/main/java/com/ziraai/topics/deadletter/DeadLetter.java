package com.ziraai.topics.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic: bytes as they stood in their topic, reason and origin as
 * headers.
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    /** Names the letter a record was replayed from; stays on it if it is buried again. */
    static final String REPLAYED_FROM = "ziraai-replayed-from";

    private static final String PREFIX = "kafka_dlt-";

    /** Where the letter itself stands. */
    Origin position() {
        return new Origin(record.topic(), record.partition(), record.offset());
    }

    /** Where the record stood that could not be handled; none if somebody else wrote the letter. */
    Optional<Origin> origin() {
        byte[] topic = header(PREFIX + "original-topic");
        byte[] partition = header(PREFIX + "original-partition");
        byte[] offset = header(PREFIX + "original-offset");
        if (topic == null
                || partition == null
                || offset == null
                || partition.length != Integer.BYTES
                || offset.length != Long.BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                new Origin(
                        new String(topic, StandardCharsets.UTF_8),
                        ByteBuffer.wrap(partition).getInt(),
                        ByteBuffer.wrap(offset).getLong()));
    }

    /** When it was buried. */
    Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Simple name of the exception class. */
    String exception() {
        return text(PREFIX + "exception-fqcn")
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse("unknown");
    }

    /** One sentence, as the service said it. */
    String reason() {
        return text(PREFIX + "exception-message").orElse("no reason given");
    }

    /** The consumer group that could not handle it. */
    Optional<String> group() {
        return text(PREFIX + "original-consumer-group");
    }

    /** The letter it was replayed from before, if it failed again. */
    Optional<String> replayedFrom() {
        return text(REPLAYED_FROM);
    }

    /**
     * The record as it was, with a header that it was replayed.
     *
     * @param partitions of the original topic today; the key decides where that is too few
     */
    ProducerRecord<byte[], byte[]> asReplay(Origin origin, int partitions) {
        Headers headers = new RecordHeaders();
        for (Header each : record.headers()) {
            if (!each.key().startsWith(PREFIX) && !each.key().equals(REPLAYED_FROM)) {
                headers.add(each);
            }
        }
        headers.add(REPLAYED_FROM, position().toString().getBytes(StandardCharsets.UTF_8));
        Integer partition = origin.partition() < partitions ? origin.partition() : null;
        return new ProducerRecord<>(
                origin.topic(), partition, record.key(), record.value(), headers);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(header(name))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private byte @Nullable [] header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
