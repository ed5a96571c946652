package com.ziraai.topics.replay;

import com.ziraai.contract.Media;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.Cluster.TopicShape;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * {@code deploy/replay load}: publishes the records of a file into the topics they came from,
 * elsewhere. The whole file is looked at before anything is written. A second run publishes all
 * again, which idempotent readers do not mind.
 */
final class Loading {

    /** Each portion opens a connection of its own and is held in memory. */
    private static final int PORTION = 5_000;

    /** From a record of these a message follows, at once or by way of code and dispatch. */
    private static final Set<String> SENDING =
            Stream.concat(
                            Stream.of(Topics.DISTRIBUTION_REQUESTED, Topics.DISTRIBUTION_READY),
                            Media.all().stream().map(Media::send))
                    .map(Topic::name)
                    .collect(Collectors.toUnmodifiableSet());

    /**
     * What the person asked for.
     *
     * @param topics only these; all of the file when empty
     * @param anywhere also into a cluster that is not on this machine
     * @param send also topics from which messages follow
     */
    record Wish(Set<String> topics, boolean anywhere, boolean send) {}

    private final Cluster cluster;
    private final Registry registry;
    private final Wish wish;
    private final Consumer<String> out;
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> ids = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> portion = new ArrayList<>();
    private long loaded;
    private long unknown;

    /**
     * @param out takes the lines
     */
    Loading(Cluster cluster, Registry registry, Wish wish, Consumer<String> out) {
        this.cluster = cluster;
        this.registry = registry;
        this.wish = wish;
        this.out = out;
    }

    /** Loads the file; call once. */
    void run(Path path) {
        DumpFile file = new DumpFile(path);
        Contents contents = Contents.of(file);
        Set<String> topics = topics(contents, path);
        refuseSending(topics);
        refuseElsewhere();
        topics.forEach(topic -> prepare(topic, contents));
        file.read(entry -> {
            if (entry instanceof Kept kept && topics.contains(kept.topic())) {
                add(kept);
            }
        });
        publish();
        out.accept("Loaded %d records.".formatted(loaded));
        if (unknown > 0) {
            out.accept("%6d  left out as the file has no schema for them".formatted(unknown));
        }
    }

    private Set<String> topics(Contents contents, Path path) {
        Set<String> topics = new TreeSet<>(wish.topics());
        topics.removeAll(contents.shapes().keySet());
        if (!topics.isEmpty()) {
            throw new StartFailure(path + " holds nothing of " + String.join(", ", topics));
        }
        topics.addAll(wish.topics().isEmpty() ? contents.shapes().keySet() : wish.topics());
        topics.removeIf(topic -> contents.records(topic) == 0);
        return topics;
    }

    private void refuseSending(Set<String> topics) {
        Set<String> sending = new TreeSet<>(topics);
        sending.retainAll(SENDING);
        if (!sending.isEmpty() && !wish.send()) {
            throw new StartFailure(
                    "messages would be sent because of %s; name the topics to load, or --send"
                            .formatted(String.join(", ", sending)));
        }
    }

    private void refuseElsewhere() {
        Set<String> hosts = new TreeSet<>(cluster.hosts());
        hosts.add(registry.host());
        hosts.removeIf(Loading::isLoopback);
        if (!hosts.isEmpty() && !wish.anywhere()) {
            throw new StartFailure(
                    "%s is not this machine; --anywhere loads into it all the same"
                            .formatted(String.join(", ", hosts)));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    private void prepare(String topic, Contents contents) {
        Map<Integer, Integer> here = ids.computeIfAbsent(topic, name -> new HashMap<>());
        for (int id : contents.ids(topic)) {
            contents.schema(id)
                    .ifPresent(schema -> here.put(id, registry.idOf(subject(topic), schema)));
        }
        TopicShape shape = contents.shapes().get(topic);
        if (shape != null && !cluster.topics().contains(topic)) {
            cluster.create(shape);
            partitions.put(topic, shape.partitions());
            out.accept("%8d  %s, created".formatted(contents.records(topic), topic));
            return;
        }
        int count = cluster.partitions(topic);
        boolean same = shape != null && shape.partitions() == count;
        partitions.put(topic, same ? count : 0);
        out.accept(
                "%8d  %s%s"
                        .formatted(
                                contents.records(topic),
                                topic,
                                same ? "" : ", by key, as it has " + count + " partitions"));
    }

    /** Letters carry the schema of the topic they came from. */
    private static String subject(String topic) {
        return topic.replaceFirst("\\.dlt$", "") + "-value";
    }

    private void add(Kept kept) {
        byte[] value = kept.value();
        OptionalInt id = ValueReader.schemaId(value);
        if (value != null && id.isPresent()) {
            Integer here = ids.getOrDefault(kept.topic(), Map.of()).get(id.getAsInt());
            if (here == null) {
                unknown++;
                return;
            }
            value = ValueReader.withSchemaId(value, here);
        }
        boolean placed = partitions.getOrDefault(kept.topic(), 0) > kept.partition();
        portion.add(
                new ProducerRecord<>(
                        kept.topic(),
                        placed ? kept.partition() : null,
                        kept.timestamp() < 0 ? null : kept.timestamp(),
                        kept.key(),
                        value,
                        kept.headers()));
        if (portion.size() == PORTION) {
            publish();
        }
    }

    private void publish() {
        if (!portion.isEmpty()) {
            cluster.send(portion);
        }
        loaded += portion.size();
        portion.clear();
    }
}
