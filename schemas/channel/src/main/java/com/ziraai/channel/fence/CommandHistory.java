package com.ziraai.channel.fence;

import com.ziraai.contract.Media;
import com.ziraai.contract.Service;
import com.ziraai.messaging.subscribe.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/** Whether commands were ever there to be sent. Blocking: for the edge only. */
public final class CommandHistory {

    /** Name of the subscription to send commands. */
    public static final String SUBSCRIPTION = "commands";

    private static final long TIMEOUT_SECONDS = 10;

    private final KafkaAdmin kafka;
    private final String topic;
    private final String group;

    CommandHistory(KafkaAdmin kafka, Media<?> medium, Service service) {
        this.kafka = kafka;
        this.topic = medium.send().name();
        this.group = Subscription.group(service, SUBSCRIPTION);
    }

    /**
     * Whether the topic holds a command or the group has read one.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    boolean exists() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            return holdsRecords(admin) || hasCommits(admin);
        }
    }

    private boolean holdsRecords(Admin admin) {
        List<TopicPartition> partitions =
                Objects.requireNonNull(
                                get(admin.describeTopics(List.of(topic)).allTopicNames())
                                        .get(topic))
                        .partitions()
                        .stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
        Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(admin, partitions, OffsetSpec.latest());
        return !first.equals(end);
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        var asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), each -> which));
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private boolean hasCommits(Admin admin) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .values()
                .stream()
                .anyMatch(Objects::nonNull);
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
