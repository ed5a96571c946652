package com.ziraai.messaging.replica;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RecordReader;
import com.ziraai.messaging.record.UndecodableRecordException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads a topic once, from its beginning to where it ends now, for a service that has to learn
 * again what it lost. Without a consumer group; thread-safe.
 *
 * <p>Order: records of one key come in order. Failure: an undecodable record is logged and left
 * out; where the broker or the registry is away the reading fails as a whole.
 */
public final class WholeTopic {

    private static final Logger log = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Service service;
    private final ConsumerFactory<String, byte[]> consumers;
    private final IntFunction<Optional<Schema>> registry;

    WholeTopic(
            Service service,
            ConsumerFactory<String, byte[]> consumers,
            IntFunction<Optional<Schema>> registry) {
        this.service = service;
        this.consumers = consumers;
        this.registry = registry;
    }

    /**
     * Hands over every record.
     *
     * @return where each partition ended
     * @throws IllegalStateException if the service is not declared as a reader of the topic
     */
    public <T extends SpecificRecord> Map<TopicPartition, Long> read(
            Topic<T> topic, Consumer<T> records) {
        topic.requireReader(service);
        RecordReader reader = new RecordReader(registry);
        try (var consumer = consumer(topic)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    decode(reader, topic, each).ifPresent(records);
                }
            }
            return ends;
        }
    }

    private org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer(Topic<?> topic) {
        Properties own = new Properties();
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return consumers.createConsumer(null, null, "-whole-" + topic.name(), own);
    }

    private static <T extends SpecificRecord> Optional<T> decode(
            RecordReader reader, Topic<T> topic, ConsumerRecord<String, byte[]> each) {
        try {
            return Optional.of(reader.read(topic.record(), each.value()));
        } catch (UndecodableRecordException e) {
            log.warn("left out {}-{}@{}", each.topic(), each.partition(), each.offset(), e);
            return Optional.empty();
        }
    }
}
