package com.ziraai.proof.oracle;

import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads whole topics as an outside subscriber would: Confluent's wire format, schemas from the
 * registry's Confluent API.
 */
final class TopicReader {

    private static final int PREFIX = 5;

    private final LocalInfrastructure infrastructure;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    TopicReader(LocalInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    /** Hands over every record that stands in the topic now, in the order of its partition. */
    void read(String topic, Consumer<GenericRecord> records) {
        var settings = new HashMap<String, Object>(infrastructure.kafkaSettings());
        settings.put("isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var each : consumer.poll(Duration.ofMillis(200))) {
                    records.accept(decode(each.value()));
                }
            }
        }
    }

    private GenericRecord decode(byte[] value) {
        try {
            int id = ByteBuffer.wrap(value).getInt(1);
            var decoder =
                    DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null);
            return readers.computeIfAbsent(id, this::reader).read(null, decoder);
        } catch (IOException e) {
            throw new StartFailure("a record of a topic cannot be decoded", e);
        }
    }

    private GenericDatumReader<GenericRecord> reader(int id) {
        var url = infrastructure.registryUrl() + "/schemas/ids/" + id;
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            BodyHandlers.ofString());
            var schema = JsonMapper.shared().readTree(answer.body()).path("schema").asString();
            return new GenericDatumReader<>(new Schema.Parser().parse(schema));
        } catch (IOException e) {
            throw new StartFailure(url + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
