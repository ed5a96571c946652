package com.ziraai.messaging.replica;

import com.ziraai.contract.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** How far a topic was read, for those who wait for it. */
final class ReadSoFar {

    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Everything before these positions was handed over. */
    synchronized void advance(
            Collection<TopicPartition> partitions, ToLongFunction<TopicPartition> position) {
        boolean moved = false;
        for (TopicPartition each : partitions) {
            Long now = position.applyAsLong(each);
            moved |= !now.equals(positions.put(each, now));
        }
        if (moved) {
            notifyAll();
        }
    }

    /**
     * Waits until these positions are reached.
     *
     * @throws StaleReplicaException if they are not in time
     */
    synchronized void await(Map<TopicPartition, Long> ends, Duration patience, Topic<?> topic) {
        long until = System.nanoTime() + patience.toNanos();
        while (!hasReached(ends)) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new StaleReplicaException(topic);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StaleReplicaException(topic);
            }
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
