package com.ziraai.analytics.outcome;

import com.ziraai.contract.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/** Asks the broker how far some topics go, and how far our consumer group has come. */
final class TopicEnds {

    private final KafkaAdmin admin;
    private final List<Topic<?>> topics;
    private final String group;

    TopicEnds(KafkaAdmin admin, List<Topic<?>> topics, String group) {
        this.admin = admin;
        this.topics = topics;
        this.group = group;
    }

    /**
     * One partition.
     *
     * @param end offset after its last record
     * @param position what the group reads next; {@code end} where nothing is left to read
     */
    record End(long end, long position) {}

    /**
     * @throws IllegalStateException if the broker does not answer; the service cannot start
     */
    Map<TopicPartition, End> read() {
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            return read(client);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how far topics go", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<TopicPartition, End> read(Admin client)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(client);
        Map<TopicPartition, Long> begins = offsets(client, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(client, partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, End> read = new HashMap<>();
        for (TopicPartition each : partitions) {
            long end = ends.getOrDefault(each, 0L);
            OffsetAndMetadata offset = committed.get(each);
            boolean empty = end <= begins.getOrDefault(each, 0L);
            read.put(each, new End(end, empty ? end : offset == null ? 0 : offset.offset()));
        }
        return read;
    }

    private List<TopicPartition> partitions(Admin client)
            throws ExecutionException, InterruptedException {
        return client
                .describeTopics(topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic ->
                        topic.partitions().stream()
                                .map(each -> new TopicPartition(topic.name(), each.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(
            Admin client, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(each -> wanted.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        client.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
