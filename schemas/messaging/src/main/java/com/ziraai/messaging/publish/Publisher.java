package com.ziraai.messaging.publish;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RegistryAwayException;
import com.ziraai.messaging.trace.Tracing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;

/**
 * Writes records to the topics the service owns; acknowledged means all in-sync replicas have them.
 */
public final class Publisher {

    private final Service service;
    private final KafkaTemplate<String, Object> template;
    private final Tracing tracing;

    Publisher(Service service, KafkaTemplate<String, Object> template, Tracing tracing) {
        this.service = service;
        this.template = template;
        this.tracing = tracing;
    }

    /**
     * Writes the records with one flush and waits for the broker. Blocks: for the edge only.
     *
     * @param key gives each record's key
     * @throws KafkaException if one was not acknowledged; others may have been
     * @throws java.io.UncheckedIOException if the registry, needed for a first record, is away
     * @throws IllegalArgumentException if the service does not own the topic
     */
    public <T extends SpecificRecord> void publishAll(
            Topic<T> topic, Collection<T> records, Function<T, String> key) {
        requireOwner(topic);
        if (records.isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>(records.size());
        for (T each : records) {
            sends.add(send(topic, key.apply(each), each));
        }
        template.flush();
        try {
            sends.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new KafkaException("not all records reached " + topic.name(), e);
        }
    }

    /**
     * Writes one record; completes when the broker has it.
     *
     * @throws IllegalArgumentException if the service does not own the topic
     */
    public <T extends SpecificRecord> Mono<Void> publish(Topic<T> topic, String key, T value) {
        requireOwner(topic);
        return Mono.fromFuture(() -> send(topic, key, value)).then();
    }

    private <T extends SpecificRecord> CompletableFuture<?> send(
            Topic<T> topic, String key, T value) {
        try {
            return template.send(tracing.mark(new ProducerRecord<>(topic.name(), key, value)));
        } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            // What is not Kafka's own comes from the serializer, which asks the registry.
            throw new RegistryAwayException("no schema id for " + topic.name(), e);
        }
    }

    private void requireOwner(Topic<?> topic) {
        if (topic.owner() != service) {
            throw new IllegalArgumentException(
                    service.applicationName() + " does not own " + topic.name());
        }
    }
}
