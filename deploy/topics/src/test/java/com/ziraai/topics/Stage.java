package com.ziraai.topics;

import com.ziraai.contract.Topic;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.topics.cluster.Access;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.Cluster.TopicShape;
import com.ziraai.topics.replay.Replay;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker and a registry with topics on them, and the command that is tried on both. */
final class Stage {

    static final int PARTITIONS = 4;

    private final LocalInfrastructure infrastructure;
    private final Registry registry;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Stage(LocalInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
        this.registry = new Registry(infrastructure.registryUrl());
    }

    /** What is in a record, whatever ids its registry gives to schemas. */
    record Seen(
            int partition, long timestamp, String key, List<String> headers, GenericRecord value) {}

    Registry registry() {
        return registry;
    }

    Cluster cluster() {
        return new Cluster(new Access(infrastructure.kafkaSettings()));
    }

    void create(Topic<?>... topics) {
        try (Cluster cluster = cluster()) {
            for (Topic<?> each : topics) {
                if (!cluster.topics().contains(each.name())) {
                    cluster.create(
                            new TopicShape(each.name(), PARTITIONS, Map.of("retention.ms", "-1")));
                }
            }
        }
    }

    <T extends SpecificRecord> void send(
            Topic<T> topic, int partition, Instant at, String key, T record) {
        var header = new RecordHeader("traceparent", key.getBytes(StandardCharsets.UTF_8));
        try (Cluster cluster = cluster()) {
            cluster.send(
                    List.of(
                            new ProducerRecord<>(
                                    topic.name(),
                                    partition,
                                    at.toEpochMilli(),
                                    key.getBytes(StandardCharsets.UTF_8),
                                    value(topic, record),
                                    List.of(header))));
        }
    }

    private <T extends SpecificRecord> byte[] value(Topic<T> topic, T record) {
        try {
            Schema schema = record.getSchema();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(0);
            bytes.write(
                    ByteBuffer.allocate(4).putInt(registry.idOf(topic.subject(), schema)).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<T>(schema, SpecificData.getForSchema(schema))
                    .write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of the topic as its readers see them. */
    List<Seen> seen(Topic<?> topic) {
        ValueReader values = new ValueReader(new Registry(infrastructure.registryUrl()));
        return raw(topic.name()).stream().map(each -> seen(each, values)).toList();
    }

    private static Seen seen(ConsumerRecord<byte[], byte[]> record, ValueReader values) {
        return new Seen(
                record.partition(),
                record.timestamp(),
                new String(record.key(), StandardCharsets.UTF_8),
                Arrays.stream(record.headers().toArray())
                        .map(each ->
                                each.key() + "=" + new String(each.value(), StandardCharsets.UTF_8))
                        .toList(),
                ((ValueReader.Decoded) values.read(record.topic(), record.value())).record());
    }

    List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Cluster cluster = cluster()) {
            cluster.read(topic, records::add);
        }
        return records;
    }

    /** Ids in front of the topic's values. */
    List<Integer> ids(Topic<?> topic) {
        return raw(topic.name()).stream()
                .map(each -> ValueReader.schemaId(each.value()).orElseThrow())
                .distinct()
                .toList();
    }

    /** A reader of that group, from the beginning. */
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        infrastructure.bootstrapServers(),
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest"),
                bytes,
                bytes);
    }

    /**
     * Runs {@code deploy/replay} on this stage, its registry unless another is named; what it
     * printed, or what is wrong.
     */
    String replay(int code, String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", infrastructure.bootstrapServers()));
        if (!all.contains("--registry")) {
            all.addAll(List.of("--registry", infrastructure.registryUrl()));
        }
        int actual = Replay.run(all.toArray(new String[0]), print(out), print(err));
        String text = (code == 0 ? out : err).toString(StandardCharsets.UTF_8);
        if (actual != code) {
            throw new AssertionError("exit code " + actual + ": " + out + err);
        }
        return text;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
