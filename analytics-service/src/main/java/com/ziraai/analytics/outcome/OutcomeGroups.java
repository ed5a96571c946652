package com.ziraai.analytics.outcome;

import com.ziraai.analytics.store.Side;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.subscribe.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Mono;

/**
 * The groups that read outcomes, one for each side, by what the broker knows of them: where the
 * topics end, and how far a group has come. What is committed is folded.
 */
final class OutcomeGroups {

    /** How long outcomes stay in their topics. */
    private static final Duration RETENTION = Topics.SMS_OUTCOMES.retention();

    /** By how much the clocks of who releases and who records may differ, at most. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final KafkaAdmin admin;
    private final List<Topic<?>> topics;
    private final Service service;

    OutcomeGroups(KafkaAdmin admin, List<Topic<?>> topics, Service service) {
        this.admin = admin;
        this.topics = topics;
        this.service = service;
    }

    /** What is asked of the broker. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Admin client) throws ExecutionException, InterruptedException;
    }

    private String group(Side side) {
        return Subscription.group(service, OutcomeConfiguration.SUBSCRIPTION, side.word());
    }

    /** Offset behind the last record of each partition; blocks, as all but {@link #forget} do. */
    Map<TopicPartition, Long> ends() {
        return asked(client -> offsets(client, OffsetSpec.latest()));
    }

    /**
     * Since when the topics hold everything that was ever said of what was released then or later;
     * empty while they hold all.
     */
    Optional<Instant> completeSince(Instant now) {
        return asked(client -> {
            Map<TopicPartition, Long> begins = offsets(client, OffsetSpec.earliest());
            Map<TopicPartition, Long> firstTimes = times(client, begins.keySet());
            return begins.entrySet().stream()
                    .filter(begin -> begin.getValue() > 0)
                    .map(begin -> firstTimes.getOrDefault(begin.getKey(), -1L))
                    .map(time -> time < 0 ? now.minus(RETENTION) : Instant.ofEpochMilli(time))
                    .max(Comparator.naturalOrder())
                    .map(time -> time.plus(CLOCKS));
        });
    }

    /** When the first record of each partition was written; below 0 where there is none. */
    private static Map<TopicPartition, Long> times(Admin client, Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        partitions.forEach(each -> first.put(each, OffsetSpec.forTimestamp(0)));
        Map<TopicPartition, Long> times = new HashMap<>();
        client.listOffsets(first)
                .all()
                .get()
                .forEach((partition, found) -> times.put(partition, found.timestamp()));
        return times;
    }

    /** How many records the side's group has not folded yet. */
    long left(Side side) {
        return asked(client -> {
            Map<TopicPartition, Long> positions = positions(client, side);
            return offsets(client, OffsetSpec.latest()).entrySet().stream()
                    .mapToLong(end -> end.getValue() - positions.getOrDefault(end.getKey(), 0L))
                    .sum();
        });
    }

    /** Whether the side's group has folded everything before those offsets. */
    boolean hasCome(Side side, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> positions = asked(client -> positions(client, side));
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** What the group reads next; where it has not read yet, the beginning. */
    private Map<TopicPartition, Long> positions(Admin client, Side side)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> positions = offsets(client, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                client.listConsumerGroupOffsets(group(side)).partitionsToOffsetAndMetadata().get();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.merge(partition, offset.offset(), Math::max);
            }
        });
        return positions;
    }

    /** Lets the side's group begin at the beginning; fails while anybody reads in it. */
    Mono<Void> forget(Side side) {
        return Mono.using(
                () -> Admin.create(admin.getConfigurationProperties()),
                client ->
                        Mono.fromCompletionStage(() ->
                                        client.deleteConsumerGroups(List.of(group(side)))
                                                .all()
                                                .toCompletionStage())
                                .onErrorComplete(GroupIdNotFoundException.class));
    }

    private Map<TopicPartition, Long> offsets(Admin client, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        client.describeTopics(topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get()
                .values()
                .forEach(topic ->
                        topic.partitions()
                                .forEach(each ->
                                        wanted.put(
                                                new TopicPartition(topic.name(), each.partition()),
                                                which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        client.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private <T> T asked(Question<T> question) {
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            return question.ask(client);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how far topics go", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
