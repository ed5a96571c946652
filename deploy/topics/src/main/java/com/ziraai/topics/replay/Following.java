package com.ziraai.topics.replay;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.value.JsonText;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.Reference;
import com.ziraai.topics.value.ValueReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** {@code deploy/replay item}: everything the topics say about one item, in order of time. */
final class Following {

    /**
     * A record about the item.
     *
     * @param rank of its topic, upstream first: orders what has the same millisecond
     */
    private record Step(ConsumerRecord<byte[], byte[]> record, GenericRecord value, int rank) {

        private static final Comparator<Step> BY_TIME =
                Comparator.<Step>comparingLong(step -> step.record().timestamp())
                        .thenComparing(Step::rank)
                        .thenComparing(step -> step.record().offset());

        String time() {
            return Instant.ofEpochMilli(record.timestamp()).toString();
        }
    }

    private final Cluster cluster;
    private final ValueReader values;
    private final Mask mask;
    private final Consumer<String> out;

    /**
     * @param out takes the lines
     */
    Following(Cluster cluster, ValueReader values, Mask mask, Consumer<String> out) {
        this.cluster = cluster;
        this.values = values;
        this.mask = mask;
        this.out = out;
    }

    /** Prints a line a record, or its whole JSON. */
    void print(Reference item, boolean json) {
        List<Step> steps = steps(item);
        steps.forEach(step -> out.accept(json ? json(step) : line(step)));
        if (steps.isEmpty()) {
            out.accept("No topic says anything about " + item + ".");
        }
    }

    private List<Step> steps(Reference item) {
        List<String> topics = topics();
        List<Step> steps = new ArrayList<>();
        for (int rank = 0; rank < topics.size(); rank++) {
            int place = rank;
            cluster.read(
                    topics.get(rank),
                    Span.since(Optional.of(item.earliest())),
                    record -> {
                        if (item.mayBeNamedBy(record.value())
                                && values.read(origin(record.topic()), record.value())
                                        instanceof ValueReader.Decoded(var value)
                                && item.isNamedBy(value)) {
                            steps.add(new Step(record, value, place));
                        }
                    });
        }
        steps.sort(Step.BY_TIME);
        return steps;
    }

    /** Those about items, upstream first, then their dead letters; only what the cluster has. */
    private List<String> topics() {
        Set<String> present = cluster.topics();
        List<Topic<?>> ofItems =
                Topics.all().stream().filter(topic -> topic.key() == Topic.Key.CONTACT).toList();
        return Stream.concat(
                        ofItems.stream().map(Topic::name),
                        ofItems.stream().map(Topic::deadLetterName))
                .filter(present::contains)
                .toList();
    }

    private static String origin(String topic) {
        return topic.replaceFirst("\\.dlt$", "");
    }

    private String line(Step step) {
        return "%-24s  %-26s %3d@%-8d %-21s %s"
                .formatted(
                        step.time(),
                        step.record().topic(),
                        step.record().partition(),
                        step.record().offset(),
                        step.value().getSchema().getName(),
                        Essentials.of(step.value(), mask))
                .stripTrailing();
    }

    private String json(Step step) {
        var json =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("time", step.time())
                        .put("topic", step.record().topic())
                        .put("partition", step.record().partition())
                        .put("offset", step.record().offset())
                        .put("type", step.value().getSchema().getName());
        json.set("value", new JsonText(mask).node(step.value()));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
