package com.ziraai.messaging.testkit;

import com.ziraai.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/** Both ends of the topics of a service under test. */
public final class TopicClient {

    private static final String KAFKA = "spring.kafka.properties.";

    private final Map<String, String> environment;

    /** Shared by all consumers, which must not close it: it keeps the schemas it has fetched. */
    private final Deserializer<Object> records;

    /**
     * @param environment settings the service is started with
     */
    public TopicClient(Map<String, String> environment) {
        this.environment = environment;
        this.records = deserializer();
    }

    public <T extends SpecificRecord> void send(
            Topic<T> topic, List<T> records, Function<T, String> key) {
        try (Serializer<Object> values = serializer();
                KafkaProducer<String, Object> producer =
                        new KafkaProducer<>(kafka(), new StringSerializer(), values)) {
            records.forEach(each ->
                    producer.send(new ProducerRecord<>(topic.name(), key.apply(each), each)));
            producer.flush();
        }
    }

    public void sendRaw(Topic<?> topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value));
            producer.flush();
        }
    }

    /** Everything the topic holds now. */
    public <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        return consume(topic.name(), records).stream()
                .map(ConsumerRecord::value)
                .map(topic.record()::cast)
                .toList();
    }

    /** Keys of the dead letters of the topic. */
    public List<String> deadLetters(Topic<?> topic) {
        return consume(topic.deadLetterName(), new StringDeserializer()).stream()
                .map(ConsumerRecord::key)
                .toList();
    }

    private <T> List<ConsumerRecord<String, T>> consume(String topic, Deserializer<T> values) {
        try (KafkaConsumer<String, T> consumer =
                new KafkaConsumer<>(kafka(), new StringDeserializer(), values::deserialize)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, T>> read = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return read;
        }
    }

    /** Makes stopped consumers read their topics from the beginning. */
    public void forgetOffsets(String... groups) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.deleteConsumerGroups(List.of(groups)).all().get();
        }
    }

    @SuppressWarnings("unchecked") // the serde takes any record
    private Serializer<Object> serializer() {
        Map<String, Object> settings = kafka();
        settings.put("apicurio.registry.auto-register", true);
        Serializer<Object> serializer =
                (Serializer<Object>)
                        instantiate("io.apicurio.registry.serde.avro.AvroKafkaSerializer");
        serializer.configure(settings, false);
        return serializer;
    }

    @SuppressWarnings("unchecked") // the serde gives any record
    private Deserializer<Object> deserializer() {
        Deserializer<Object> deserializer =
                (Deserializer<Object>)
                        instantiate("io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        deserializer.configure(kafka(), false);
        return deserializer;
    }

    private static Object instantiate(String className) {
        return BeanUtils.instantiateClass(ClassUtils.resolveClassName(className, null));
    }

    private Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                settings.put(name.substring(KAFKA.length()), value);
            }
        });
        settings.put("bootstrap.servers", environment.get("spring.kafka.bootstrap-servers"));
        settings.put("apicurio.registry.url", environment.get("apicurio.registry.url"));
        settings.put("apicurio.registry.dereference-schema", true);
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        return settings;
    }
}
