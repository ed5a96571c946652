package com.ziraai.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topics;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** What a reader of the progress topic sees. Every snapshot is checked against the promises. */
public final class ProgressTopic implements AutoCloseable {

    private final KafkaConsumer<String, OperationProgress> consumer;
    private final List<OperationProgress> seen = new ArrayList<>();

    ProgressTopic(KafkaConsumer<String, OperationProgress> consumer) {
        this.consumer = consumer;
        consumer.assign(
                consumer.partitionsFor(Topics.OPERATION_PROGRESS.name()).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList());
    }

    /**
     * The first snapshot of the operation that is as wished, from all that come within a minute.
     */
    public OperationProgress await(String operationId, Predicate<OperationProgress> wish) {
        Awaitility.await("snapshot of " + operationId)
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    poll();
                    return of(operationId).stream().anyMatch(wish);
                });
        return of(operationId).stream().filter(wish).findFirst().orElseThrow();
    }

    /** All snapshots of the operation so far, in the order of the topic. */
    public List<OperationProgress> of(String operationId) {
        return seen.stream().filter(each -> each.getOperationId().equals(operationId)).toList();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(each -> {
                    assertThat(sum(each.value()))
                            .as("states of %s", each.value())
                            .isEqualTo(each.value().getTotal());
                    seen.add(each.value());
                });
    }

    private static int sum(OperationProgress progress) {
        return progress.getPending()
                + progress.getInFlight()
                + progress.getSent()
                + progress.getDelivered()
                + progress.getRead()
                + progress.getFailed()
                + progress.getUnknown()
                + progress.getSkipped()
                + progress.getCancelled();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
