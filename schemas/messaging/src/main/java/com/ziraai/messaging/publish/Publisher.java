package com.ziraai.messaging.publish;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RecordWriter;
import com.ziraai.messaging.trace.Tracing;
import java.util.Collection;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Writes records to the topics the service owns; acknowledged means all in-sync replicas have them.
 */
public final class Publisher {

    private final Service service;
    private final Producers producers;
    private final RecordWriter writer;
    private final Tracing tracing;

    Publisher(Service service, Producers producers, RecordWriter writer, Tracing tracing) {
        this.service = service;
        this.producers = producers;
        this.writer = writer;
        this.tracing = tracing;
    }

    /**
     * Writes the records with one flush and waits for the broker. Blocks: for the edge only.
     *
     * @param key gives each record's key
     * @throws KafkaException if one was not acknowledged; others may have been
     * @throws java.io.UncheckedIOException if the registry, needed before a first record, is away
     * @throws IllegalArgumentException if the service does not own the topic, or a record lacks
     *     what its schema wants
     */
    public <T extends SpecificRecord> void publishAll(
            Topic<T> topic, Collection<T> records, Function<T, String> key) {
        requireOwner(topic);
        if (records.isEmpty()) {
            return;
        }
        Producer<String, byte[]> producer = producers.of(topic);
        Acknowledgments acknowledgments = new Acknowledgments(topic, records.size());
        for (T each : records) {
            producer.send(record(topic, key.apply(each), each), acknowledgments);
            // A broker that is away is waited for before a record is refused: once, not each time.
            acknowledgments.requireNoFailure();
        }
        producer.flush();
        acknowledgments.await();
    }

    /**
     * Writes one record; completes when the broker has it.
     *
     * @throws IllegalArgumentException if the service does not own the topic
     */
    public <T extends SpecificRecord> Mono<Void> publish(Topic<T> topic, String key, T value) {
        requireOwner(topic);
        return Mono.create(sink -> send(topic, record(topic, key, value), sink));
    }

    private void send(Topic<?> topic, ProducerRecord<String, byte[]> message, MonoSink<Void> sink) {
        producers
                .of(topic)
                .send(
                        message,
                        (_, refusal) -> {
                            if (refusal == null) {
                                sink.success();
                            } else {
                                sink.error(
                                        new KafkaException(
                                                "a record did not reach " + topic.name(), refusal));
                            }
                        });
    }

    private <T extends SpecificRecord> ProducerRecord<String, byte[]> record(
            Topic<T> topic, String key, T value) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic.name(), key, writer.write(topic, value));
        tracing.mark(value, message.headers());
        return message;
    }

    private void requireOwner(Topic<?> topic) {
        if (topic.owner() != service) {
            throw new IllegalArgumentException(
                    service.applicationName() + " does not own " + topic.name());
        }
    }
}
