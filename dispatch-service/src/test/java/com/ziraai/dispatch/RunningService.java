package com.ziraai.dispatch;

import com.ziraai.contract.Topic;
import com.ziraai.local.infrastructure.TestInfrastructure;
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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.ClassUtils;

/** The whole service on real Kafka and PostgreSQL, with both ends of its topics in hand. */
public final class RunningService implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT =
            TestInfrastructure.shared().environment("dispatch");

    /** Shared by all consumers, which must not close it: it keeps the schemas it has fetched. */
    private static final Deserializer<Object> RECORDS = deserializer();

    private ConfigurableApplicationContext context;

    private RunningService() {
        this.context = run();
    }

    public static RunningService start() {
        return new RunningService();
    }

    private static ConfigurableApplicationContext run() {
        List<String> arguments = new ArrayList<>();
        ENVIRONMENT.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--dispatch.decision.unknown-deadline=3s");
        return new SpringApplicationBuilder(DispatchApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    public void stop() {
        context.close();
    }

    public void startAgain() {
        context = run();
    }

    /** Makes the stopped service read its topics from their beginning. */
    public void forgetOffsets(String... groups) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.deleteConsumerGroups(List.of(groups)).all().get();
        }
    }

    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
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
        return consume(topic.name(), RECORDS).stream()
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

    private static <T> List<ConsumerRecord<String, T>> consume(
            String topic, Deserializer<T> values) {
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

    @SuppressWarnings("unchecked") // the serde takes any record
    private static Serializer<Object> serializer() {
        Map<String, Object> settings = kafka();
        settings.put("apicurio.registry.auto-register", true);
        Serializer<Object> serializer =
                (Serializer<Object>)
                        instantiate("io.apicurio.registry.serde.avro.AvroKafkaSerializer");
        serializer.configure(settings, false);
        return serializer;
    }

    @SuppressWarnings("unchecked") // the serde gives any record
    private static Deserializer<Object> deserializer() {
        Deserializer<Object> deserializer =
                (Deserializer<Object>)
                        instantiate("io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        deserializer.configure(kafka(), false);
        return deserializer;
    }

    private static Object instantiate(String className) {
        return BeanUtils.instantiateClass(ClassUtils.resolveClassName(className, null));
    }

    private static Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", ENVIRONMENT.get("spring.kafka.bootstrap-servers"));
        settings.put("apicurio.registry.url", ENVIRONMENT.get("apicurio.registry.url"));
        settings.put("apicurio.registry.dereference-schema", true);
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        return settings;
    }

    @Override
    public void close() {
        context.close();
    }
}
