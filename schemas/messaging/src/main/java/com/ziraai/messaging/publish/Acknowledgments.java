package com.ziraai.messaging.publish;

import com.ziraai.contract.Topic;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;

/** What the broker said of the records of one batch; told by the producer's thread. */
final class Acknowledgments implements Callback {

    private final Topic<?> topic;
    private final CountDownLatch open;
    private volatile @Nullable Exception failure;

    Acknowledgments(Topic<?> topic, int records) {
        this.topic = topic;
        this.open = new CountDownLatch(records);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception refusal) {
        if (refusal != null) {
            failure = refusal;
        }
        open.countDown();
    }

    /**
     * @throws KafkaException if one of them is known not to be acknowledged
     */
    void requireNoFailure() {
        Exception known = failure;
        if (known != null) {
            throw new KafkaException("not all records reached " + topic.name(), known);
        }
    }

    /**
     * Waits until each is acknowledged or refused.
     *
     * @throws KafkaException if one was not acknowledged
     */
    void await() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        requireNoFailure();
    }
}
