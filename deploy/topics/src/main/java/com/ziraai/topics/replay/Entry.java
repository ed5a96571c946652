package com.ziraai.topics.replay;

import com.ziraai.topics.cluster.Cluster.TopicShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** One line of a dump. */
sealed interface Entry {

    /**
     * The first line.
     *
     * @param cluster where the records were read
     * @param at when
     */
    record Start(String cluster, Instant at) implements Entry {}

    /** A topic of which records follow. */
    record Carried(TopicShape shape) implements Entry {}

    /** The schema records are written by that have this id in front; before the first of them. */
    record Writer(int id, Schema schema) implements Entry {}

    /**
     * A record as it stood in its topic.
     *
     * @param timestamp milliseconds since 1970
     */
    record Kept(
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte @Nullable [] key,
            List<Header> headers,
            byte @Nullable [] value)
            implements Entry {

        static Kept of(ConsumerRecord<byte[], byte[]> record) {
            List<Header> headers = new ArrayList<>();
            for (Header each : record.headers()) {
                headers.add(new RecordHeader(each.key(), each.value()));
            }
            return new Kept(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    headers,
                    record.value());
        }
    }

    /** The last line; a file without it was cut off. */
    record End(long records) implements Entry {}
}
