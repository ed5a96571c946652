package com.ziraai.messaging.replica;

import com.ziraai.contract.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Asks the broker where a topic ends: one request to each broker that leads partitions of it. A
 * record its producer was told of is before that end, since brokers acknowledge what their high
 * water mark has passed, and a new leader does not answer before its own has caught up (KIP-207).
 */
final class TopicEnd {

    private final Topic<?> topic;
    private final ConsumerFactory<String, byte[]> consumers;
    private @Nullable Consumer<String, byte[]> consumer;

    TopicEnd(Topic<?> topic, ConsumerFactory<String, byte[]> consumers) {
        this.topic = topic;
        this.consumers = consumers;
    }

    /**
     * The end of each partition.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker says so in time
     */
    synchronized Map<TopicPartition, Long> now(Duration patience) {
        Consumer<String, byte[]> asked = consumer();
        List<TopicPartition> partitions =
                asked.partitionsFor(topic.name(), patience).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        // Never polled, so nothing is fetched; of others than its own it would warn at each
        // question.
        if (!asked.assignment().equals(Set.copyOf(partitions))) {
            asked.assign(partitions);
        }
        return asked.endOffsets(partitions, patience);
    }

    private Consumer<String, byte[]> consumer() {
        Consumer<String, byte[]> present = consumer;
        if (present == null) {
            Properties own = new Properties();
            own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
            present = consumers.createConsumer(null, null, "-end-" + topic.name(), own);
            consumer = present;
        }
        return present;
    }

    synchronized void close() {
        Consumer<String, byte[]> present = consumer;
        if (present != null) {
            present.close();
            consumer = null;
        }
    }
}
