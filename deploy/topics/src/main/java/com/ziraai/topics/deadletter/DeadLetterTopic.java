package com.ziraai.topics.deadletter;

import com.ziraai.contract.Topic;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A dead-letter topic of a cluster. */
record DeadLetterTopic(Cluster cluster, String name) {

    private static final String SUFFIX = Topic.deadLetterName("");

    /** All of the cluster, sorted. */
    static List<DeadLetterTopic> all(Cluster cluster) {
        return cluster.topics().stream()
                .filter(each -> each.endsWith(SUFFIX))
                .map(each -> new DeadLetterTopic(cluster, each))
                .toList();
    }

    /**
     * The one of that name, given with or without its ending.
     *
     * @throws StartFailure if there is none
     */
    static DeadLetterTopic named(Cluster cluster, String topic) {
        String name = topic.endsWith(SUFFIX) ? topic : Topic.deadLetterName(topic);
        Set<String> topics = cluster.topics();
        if (!topics.contains(name)) {
            throw new StartFailure(
                    "there is no topic " + name + "; deploy/dlt list shows those there are");
        }
        return new DeadLetterTopic(cluster, name);
    }

    /** Reads the letters there are now; markers are left out. */
    void read(Consumer<DeadLetter> each) {
        cluster.read(
                name,
                record -> {
                    if (!Marker.is(record)) {
                        each.accept(new DeadLetter(record));
                    }
                });
    }
}
