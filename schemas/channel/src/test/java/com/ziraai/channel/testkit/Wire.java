package com.ziraai.channel.testkit;

import com.ziraai.contract.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of the topics: writes commands and collects what is published. */
public final class Wire<T extends SpecificRecord> implements AutoCloseable {

    private final KafkaProducer<String, SpecificRecord> producer;
    private final KafkaConsumer<String, T> consumer;
    private final List<T> records = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean open = true;

    /**
     * @param environment of the tests' infrastructure
     * @param collected the topic whose records are collected
     */
    public Wire(Map<String, String> environment, Topic<T> collected) {
        Map<String, Object> common = new HashMap<>();
        common.put("bootstrap.servers", environment.get("spring.kafka.bootstrap-servers"));
        common.put("apicurio.registry.url", environment.get("apicurio.registry.url"));
        common.put("apicurio.registry.auto-register", true);
        common.put("apicurio.registry.dereference-schema", true);
        common.put("apicurio.registry.use-specific-avro-reader", true);
        this.producer = new KafkaProducer<>(producing(common));
        this.consumer = new KafkaConsumer<>(consuming(common));
        consumer.subscribe(List.of(collected.name()));
        this.reader = Thread.ofPlatform().name("wire").daemon().start(this::read);
    }

    private static Map<String, Object> producing(Map<String, Object> common) {
        Map<String, Object> all = new HashMap<>(common);
        all.put("key.serializer", StringSerializer.class.getName());
        all.put("value.serializer", "io.apicurio.registry.serde.avro.AvroKafkaSerializer");
        return all;
    }

    private static Map<String, Object> consuming(Map<String, Object> common) {
        Map<String, Object> all = new HashMap<>(common);
        all.put("key.deserializer", StringDeserializer.class.getName());
        all.put("value.deserializer", "io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        all.put("group.id", "wire-" + UUID.randomUUID());
        all.put("auto.offset.reset", "earliest");
        return all;
    }

    private void read() {
        while (open) {
            consumer.poll(Duration.ofMillis(50)).forEach(each -> records.add(each.value()));
        }
        consumer.close();
    }

    /** Writes one record and waits until the broker has it. */
    public void send(Topic<?> topic, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
        producer.flush();
    }

    /** Everything on the collected topic so far. */
    public List<T> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        reader.join();
        producer.close(Duration.ofSeconds(5));
    }
}
