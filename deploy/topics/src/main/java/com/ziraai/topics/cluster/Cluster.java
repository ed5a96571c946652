package com.ziraai.topics.cluster;

import com.ziraai.infrastructure.process.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka cluster as plain bytes. Every method throws {@link StartFailure} when it is away. */
public final class Cluster implements AutoCloseable {

    /**
     * What a topic has to be created with to be like another one.
     *
     * @param name its name
     * @param partitions how many; a record keeps its partition only where there are as many
     * @param settings {@code cleanup.policy} and {@code retention.ms} as they apply to it
     */
    public record TopicShape(String name, int partitions, Map<String, String> settings) {}

    private static final List<String> SHAPING = List.of("cleanup.policy", "retention.ms");

    private static final int LIMIT_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(200);

    /** Longer than a broker's restart: a read goes on after it. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Access access;
    private final Admin admin;

    public Cluster(Access access) {
        this.access = access;
        this.admin = client(() -> Admin.create(settings()));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(access.settings());
        settings.put("request.timeout.ms", LIMIT_MILLIS / 2);
        settings.put("default.api.timeout.ms", LIMIT_MILLIS);
        return settings;
    }

    /** Names of all topics, sorted. */
    public Set<String> topics() {
        Set<String> names = ask(admin -> admin.listTopics().names());
        return new TreeSet<>(names);
    }

    /** Number of partitions of a topic that exists. */
    public int partitions(String topic) {
        var described = ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames());
        return described.values().iterator().next().partitions().size();
    }

    /** A topic that exists, as another cluster would have to create it. */
    public TopicShape shape(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = ask(admin -> admin.describeConfigs(List.of(resource)).all()).get(resource);
        Map<String, String> settings = new TreeMap<>();
        for (String name : SHAPING) {
            var entry = config == null ? null : config.get(name);
            if (entry != null && entry.value() != null) {
                settings.put(name, entry.value());
            }
        }
        return new TopicShape(topic, partitions(topic), settings);
    }

    /** Creates a topic with as many replicas as the cluster gives by default. */
    public void create(TopicShape shape) {
        NewTopic topic =
                new NewTopic(shape.name(), Optional.of(shape.partitions()), Optional.empty())
                        .configs(shape.settings());
        ask(admin -> admin.createTopics(List.of(topic)).all());
    }

    /** Hosts of its brokers: those it is asked for by and those the brokers give themselves. */
    public Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        for (String address : access.bootstrap().split(",", -1)) {
            hosts.add(address.strip().replaceFirst(":\\d+$", ""));
        }
        ask(admin -> admin.describeCluster().nodes()).forEach(node -> hosts.add(node.host()));
        return hosts;
    }

    /** Gives every record the topic holds at the time of the call, partition by partition. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(topic, Span.ALL, each);
    }

    /** As {@link #read(String, Consumer)}, only those of the span. */
    public void read(String topic, Span span, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer =
                client(() -> new KafkaConsumer<>(settings(), bytes, bytes))) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < partitions(topic); i++) {
                if (span.contains(i)) {
                    partitions.add(new TopicPartition(topic, i));
                }
            }
            for (TopicPartition partition : partitions) {
                read(consumer, partition, span, each);
            }
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Span span,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (span.last().isPresent() && span.last().getAsLong() < end) {
            end = span.last().getAsLong() + 1;
        }
        consumer.seek(partition, start(consumer, partition, span, end));
        long heard = System.nanoTime();
        long position = consumer.position(partition);
        while (position < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < end && span.contains(record)) {
                    each.accept(record);
                }
            }
            long reached = consumer.position(partition);
            if (reached > position) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > SILENCE_NANOS) {
                throw new StartFailure(
                        "the broker at "
                                + access.bootstrap()
                                + " stopped answering while reading "
                                + partition);
            }
            position = reached;
        }
    }

    private static long start(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Span span, long end) {
        long beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long first = Math.max(beginning, span.first().orElse(0));
        if (span.from().isEmpty()) {
            return first;
        }
        var found = consumer.offsetsForTimes(Map.of(partition, span.from().get().toEpochMilli()));
        var earliest = found.get(partition);
        return earliest == null ? Math.max(first, end) : Math.max(first, earliest.offset());
    }

    /** Writes the records, each acknowledged by all in-sync replicas on return, in their order. */
    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        var bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                client(() -> new KafkaProducer<>(writing(), bytes, bytes))) {
            List<Future<RecordMetadata>> sends = records.stream().map(producer::send).toList();
            producer.flush();
            return sends.stream().map(this::written).toList();
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private Map<String, Object> writing() {
        Map<String, Object> settings = settings();
        settings.remove("default.api.timeout.ms");
        settings.put("acks", "all");
        // Whoever reads the topic can read it: the one codec every client library brings.
        settings.put("compression.type", "gzip");
        // What was in a topic goes back into it; only the broker judges, and it counts compressed.
        settings.put("max.request.size", 16 << 20);
        settings.put("max.block.ms", LIMIT_MILLIS);
        settings.put("delivery.timeout.ms", 3 * LIMIT_MILLIS);
        return settings;
    }

    private RecordMetadata written(Future<RecordMetadata> send) {
        try {
            return send.get();
        } catch (ExecutionException e) {
            throw away(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What the brokers answer to a question of a Kafka admin client. */
    public <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin).get();
        } catch (ExecutionException e) {
            throw away(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailure("interrupted", e);
    }

    private <T> T client(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartFailure(
                    "no broker can be at " + access.bootstrap() + ": " + cause.getMessage(), e);
        }
    }

    private StartFailure away(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case TimeoutException e ->
                    new StartFailure("no broker answers at " + access.bootstrap(), e);
            case UnknownTopicOrPartitionException e ->
                    new StartFailure("the topic is gone from " + access.bootstrap(), e);
            case GroupIdNotFoundException e -> new StartFailure("there is no such group", e);
            default ->
                    new StartFailure(
                            "the broker at "
                                    + access.bootstrap()
                                    + " refused: "
                                    + cause.getMessage(),
                            cause);
        };
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
