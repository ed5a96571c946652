package com.ziraai.topics.offset;

import com.ziraai.topics.cluster.Groups;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a group is to go on. */
public sealed interface Target {

    /** At the oldest records there are. */
    record Earliest() implements Target {}

    /** After the newest. */
    record Latest() implements Target {}

    /** At that offset of every partition, or where the partition begins or ends before it. */
    record At(long offset) implements Target {}

    /** At the first record of every partition stamped then or later. */
    record Since(Instant instant) implements Target {}

    /** The offset of each partition. */
    default Map<TopicPartition, Long> of(Groups groups, Collection<TopicPartition> partitions) {
        return switch (this) {
            case Earliest() -> groups.earliest(partitions);
            case Latest() -> groups.latest(partitions);
            case Since(Instant instant) -> groups.at(partitions, instant);
            case At(long offset) -> within(groups, partitions, offset);
        };
    }

    private static Map<TopicPartition, Long> within(
            Groups groups, Collection<TopicPartition> partitions, long offset) {
        Map<TopicPartition, Long> places = groups.earliest(partitions);
        Map<TopicPartition, Long> ends = groups.latest(partitions);
        places.replaceAll((partition, begin) ->
                Math.clamp(offset, begin, ends.getOrDefault(partition, begin)));
        return places;
    }
}
