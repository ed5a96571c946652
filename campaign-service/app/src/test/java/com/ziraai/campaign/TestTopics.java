package com.ziraai.campaign;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationProgress;
import com.ziraai.infrastructure.TestInfrastructure;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the neighbours of the service see and say on its topics. */
final class TestTopics {

    private TestTopics() {}

    /** Reads one topic from its beginning and remembers everything. */
    static final class Reader<T extends SpecificRecord> implements AutoCloseable {

        private final KafkaConsumer<String, T> consumer;
        private final List<ConsumerRecord<String, T>> seen = new ArrayList<>();

        private Reader(Topic<T> topic) {
            Map<String, Object> configuration = configuration();
            configuration.put("apicurio.registry.use-specific-avro-reader", true);
            configuration.put("key.deserializer", StringDeserializer.class);
            configuration.put("value.deserializer", AvroKafkaDeserializer.class);
            consumer = new KafkaConsumer<>(configuration);
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** Everything so far that fits. */
        List<T> poll(Predicate<T> filter) {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            return seen.stream().map(ConsumerRecord::value).filter(filter).toList();
        }

        /** Everything the topic holds now, and before. */
        List<ConsumerRecord<String, T>> toItsEnd() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            }
            return records();
        }

        List<ConsumerRecord<String, T>> records() {
            return List.copyOf(seen);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    static <T extends SpecificRecord> Reader<T> read(Topic<T> topic) {
        return new Reader<>(topic);
    }

    /** Publishes snapshots as analytics would. */
    static void publish(OperationProgress... snapshots) {
        for (OperationProgress each : snapshots) {
            publish(Topics.OPERATION_PROGRESS, each.getOperationId(), each);
        }
    }

    /** Publishes what another service would. */
    static <T extends SpecificRecord> void publish(Topic<T> topic, String key, T value) {
        Map<String, Object> configuration = configuration();
        configuration.put("apicurio.registry.auto-register", true);
        configuration.put("acks", "all");
        try (KafkaProducer<String, T> producer =
                new KafkaProducer<>(
                        configuration, new StringSerializer(), serializer(configuration))) {
            Future<RecordMetadata> sent =
                    producer.send(new ProducerRecord<>(topic.name(), key, value));
            producer.flush();
            sent.resultNow();
        }
    }

    private static <T extends SpecificRecord> AvroKafkaSerializer<T> serializer(
            Map<String, Object> configuration) {
        AvroKafkaSerializer<T> serializer = new AvroKafkaSerializer<>();
        serializer.configure(configuration, false);
        return serializer;
    }

    private static Map<String, Object> configuration() {
        var infrastructure = TestInfrastructure.shared().infrastructure();
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("bootstrap.servers", infrastructure.bootstrapServers());
        configuration.put("apicurio.registry.url", infrastructure.apicurioUrl());
        configuration.put("apicurio.registry.dereference-schema", true);
        return configuration;
    }
}
