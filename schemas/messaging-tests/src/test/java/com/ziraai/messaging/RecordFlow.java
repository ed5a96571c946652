package com.ziraai.messaging;

import com.ziraai.contract.Topics;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.testkit.Requests;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.kafka.KafkaException;

/** Publishes requests 0, 1, 2… at a steady pace, each until the broker has it. */
final class RecordFlow implements AutoCloseable {

    private static final long PACE_NANOS = 50_000_000;

    private final Publisher publisher;
    private final Thread thread;
    private volatile int published;
    private volatile boolean stopping;

    private RecordFlow(Publisher publisher) {
        this.publisher = publisher;
        this.thread = new Thread(this::run, "record-flow");
    }

    static RecordFlow start(Publisher publisher) {
        RecordFlow flow = new RecordFlow(publisher);
        flow.thread.start();
        return flow;
    }

    private void run() {
        while (!stopping) {
            try {
                publisher.publishAll(
                        Topics.DISTRIBUTION_REQUESTED,
                        List.of(Requests.of(published)),
                        Requests::key);
                published = published + 1;
            } catch (KafkaException e) {
                // Away: the same one again.
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** Requests below this index are acknowledged. */
    int published() {
        return published;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
