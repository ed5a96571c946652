package com.ziraai.topics.offset;

import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.ClusterFailure;
import com.ziraai.topics.cluster.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** {@code deploy/replay reset}: lets a consumer group nobody reads in go on elsewhere. */
public final class Reset {

    private final Cluster cluster;
    private final Consumer<String> out;

    /**
     * @param out takes the lines
     */
    public Reset(Cluster cluster, Consumer<String> out) {
        this.cluster = cluster;
        this.out = out;
    }

    /**
     * Moves the group.
     *
     * @param only that topic, of which the group need not have read anything yet
     * @throws ClusterFailure if there is no such group or somebody reads in it
     */
    public void run(String group, Target target, Optional<String> only, boolean dryRun) {
        Groups groups = cluster.groups();
        if (!groups.named(group).contains(group)) {
            throw new ClusterFailure("there is no group " + group);
        }
        groups.requireEmpty(group);
        Map<TopicPartition, Long> before = groups.offsets(group);
        List<TopicPartition> partitions =
                only.map(this::partitions).orElseGet(() -> List.copyOf(before.keySet()));
        if (partitions.isEmpty()) {
            throw new ClusterFailure(group + " has read nothing yet; name a --topic");
        }
        Map<TopicPartition, Long> after = target.of(groups, partitions);
        Map<TopicPartition, Long> changes = new HashMap<>(after);
        changes.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        if (!dryRun && !changes.isEmpty()) {
            groups.move(group, changes);
        }
        after.forEach((partition, offset) -> tell(partition, before.get(partition), offset));
        out.accept(
                "%s %d of %d partitions of %s."
                        .formatted(
                                dryRun ? "Would move" : "Moved",
                                changes.size(),
                                partitions.size(),
                                group));
    }

    private List<TopicPartition> partitions(String topic) {
        if (!cluster.topics().contains(topic)) {
            throw new ClusterFailure("there is no topic " + topic);
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < cluster.partitions(topic); i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }

    private void tell(
            TopicPartition partition, @org.jspecify.annotations.Nullable Long before, Long after) {
        out.accept("  %s  %s to %d".formatted(partition, before == null ? "-" : before, after));
    }
}
