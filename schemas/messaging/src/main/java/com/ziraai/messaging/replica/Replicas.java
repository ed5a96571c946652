package com.ziraai.messaging.replica;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/** Runs the service's replicas; started when each has read its topic to the end. */
public final class Replicas implements SmartLifecycle {

    /** A replica is milliseconds behind; whoever waits longer had better try again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<ReplicaReader<?>> readers;
    private volatile boolean running;

    Replicas(
            Service service,
            List<Replica<?>> replicas,
            ConsumerFactory<String, byte[]> consumers,
            SchemaRegistry registry) {
        replicas.forEach(each -> each.topic().requireReader(service));
        this.readers =
                replicas.stream()
                        .<ReplicaReader<?>>map(
                                each -> new ReplicaReader<>(each, consumers, registry::schema))
                        .toList();
    }

    /**
     * Waits until the topic's replica has taken in every record whose producer knew before the call
     * that it is in the topic. So whoever asks the replica afterwards asks of all that was
     * acknowledged before. Costs one request to each broker, for any number of questions. Blocks.
     *
     * @throws StaleReplicaException if the replica does not come so far in time
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public void awaitCurrent(Topic<?> topic) {
        readers.stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no replica of " + topic.name()))
                .awaitCurrent(PATIENCE);
    }

    @Override
    public void start() {
        readers.forEach(ReplicaReader::start);
        readers.forEach(ReplicaReader::awaitEnd);
        running = true;
    }

    @Override
    public void stop() {
        readers.forEach(ReplicaReader::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When the topics are there, and before everything that asks the replicas. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 500;
    }
}
