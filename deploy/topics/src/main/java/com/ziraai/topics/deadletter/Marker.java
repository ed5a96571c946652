package com.ziraai.topics.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record of ours in a partition of a dead-letter topic: the letters at these offsets of the
 * partition were replayed. It is younger than the letters it speaks of and so outlives them, while
 * the offsets of an idle consumer group are forgotten after a week.
 */
final class Marker {

    private static final String HEADER = "ziraai-replayed-offsets";

    private Marker() {}

    static boolean is(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(HEADER) != null;
    }

    static ProducerRecord<byte[], byte[]> of(
            String topic, int partition, Collection<Long> offsets) {
        byte[] ranges = OffsetRanges.write(offsets).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topic,
                partition,
                null,
                null,
                ranges,
                new RecordHeaders().add(HEADER, new byte[] {1}));
    }

    static SortedSet<Long> offsets(ConsumerRecord<byte[], byte[]> marker) {
        return OffsetRanges.read(new String(marker.value(), StandardCharsets.UTF_8));
    }
}
