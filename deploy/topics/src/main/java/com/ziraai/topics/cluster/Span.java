package com.ziraai.topics.cluster;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which records of a topic are read; all conditions hold together.
 *
 * @param from those stamped then or later
 * @param to those stamped earlier
 * @param partition those of it
 * @param first those at that offset or later
 * @param last those at that offset or earlier
 */
public record Span(
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalInt partition,
        OptionalLong first,
        OptionalLong last) {

    /** Every record. */
    public static final Span ALL = since(Optional.empty());

    /** Every record stamped then or later. */
    public static Span since(Optional<Instant> from) {
        return new Span(
                from,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** The same, but not before that instant. */
    public Span notBefore(Instant instant) {
        return new Span(
                Optional.of(from.filter(instant::isBefore).orElse(instant)),
                to,
                partition,
                first,
                last);
    }

    boolean contains(int number) {
        return partition.isEmpty() || partition.getAsInt() == number;
    }

    /** Whether a record of a topic is meant; records of one partition need not be in time order. */
    public boolean contains(ConsumerRecord<?, ?> record) {
        return contains(record.partition(), record.offset(), record.timestamp());
    }

    /** As {@link #contains(ConsumerRecord)}. */
    public boolean contains(int number, long offset, long timestamp) {
        return contains(number)
                && offset >= first.orElse(0)
                && offset <= last.orElse(Long.MAX_VALUE)
                && from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE) <= timestamp
                && to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE) > timestamp;
    }
}
