package com.ziraai.topics.rebuild;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;

/** Consumer groups. Every method throws {@link StartFailure} when it cannot be. */
final class Groups {

    private final Cluster cluster;

    Groups(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Names of all groups that start so, sorted. */
    List<String> named(String prefix) {
        awaitCoordinators(prefix);
        return cluster.ask(admin -> admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /**
     * A broker that has just started lists only the groups it has read back so far; asked for the
     * offsets of a group, existing or not, it answers when it has read that group's partition.
     */
    private void awaitCoordinators(String prefix) {
        String offsets = Topic.GROUP_METADATA_TOPIC_NAME;
        var internal = new ListTopicsOptions().listInternal(true);
        if (!cluster.ask(admin -> admin.listTopics(internal).names()).contains(offsets)) {
            return;
        }
        int partitions = cluster.partitions(offsets);
        Map<Integer, String> one = new HashMap<>();
        for (int i = 0; one.size() < partitions; i++) {
            String group = prefix + i;
            one.putIfAbsent(Utils.abs(group.hashCode()) % partitions, group);
        }
        Map<String, ListConsumerGroupOffsetsSpec> asked =
                one.values().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        group -> new ListConsumerGroupOffsetsSpec()));
        cluster.ask(admin -> admin.listConsumerGroupOffsets(asked).all());
    }

    /**
     * Makes sure that nobody reads in that group, who would go on from where he is and write over
     * any other offset.
     *
     * @throws StartFailure if somebody does
     */
    void requireEmpty(String group) {
        var described = cluster.ask(admin -> admin.describeConsumerGroups(List.of(group)).all());
        var members = described.values().stream().flatMap(each -> each.members().stream()).toList();
        if (!members.isEmpty()) {
            throw new StartFailure(
                    "%s has %d %s (%s at %s); stop the service first"
                            .formatted(
                                    group,
                                    members.size(),
                                    members.size() == 1 ? "member" : "members",
                                    members.getFirst().clientId(),
                                    members.getFirst().host()));
        }
    }

    /** Forgets groups, which must have no member: they begin anew. */
    void delete(Collection<String> groups) {
        cluster.ask(admin -> admin.deleteConsumerGroups(groups).all());
    }
}
