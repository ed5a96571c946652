package com.ziraai.messaging.replica;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadSoFarTest {

    private static final TopicPartition ONE = new TopicPartition("topic", 0);
    private static final TopicPartition OTHER = new TopicPartition("topic", 1);

    private final ReadSoFar read = new ReadSoFar();

    @Test
    void whoeverWaitsGoesOnOnceEveryPartitionIsReadSoFar() {
        read.advance(List.of(ONE, OTHER), _ -> 5);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> awaitRead(7, Duration.ofSeconds(30)));
        read.advance(List.of(ONE), _ -> 7);
        await().during(Duration.ofMillis(100)).until(() -> !waiting.isDone());
        read.advance(List.of(OTHER), _ -> 9);
        waiting.join();
        assertThatCode(() -> awaitRead(7, Duration.ZERO)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotReadInTimeIsNotKnown() {
        assertThatThrownBy(() -> awaitRead(1, Duration.ofMillis(10)))
                .isInstanceOf(StaleReplicaException.class);
        assertThatCode(() -> awaitRead(0, Duration.ZERO))
                .as("nothing was ever in it")
                .doesNotThrowAnyException();
    }

    private void awaitRead(long end, Duration patience) {
        read.await(Map.of(ONE, end, OTHER, end), patience, Topics.CONTACT_CONSENT);
    }
}
