package com.ziraai.messaging;

import com.ziraai.contract.Service;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/** Runs the service's replicas; started when each has read its topic to the end. */
final class Replicas implements SmartLifecycle {

    private final List<ReplicaReader<?>> readers;
    private volatile boolean running;

    Replicas(
            Service service,
            List<Replica<?>> replicas,
            ConsumerFactory<String, byte[]> consumers,
            SchemaRegistry registry) {
        replicas.forEach(each -> Subscriptions.requireReader(service, each.topic()));
        this.readers =
                replicas.stream()
                        .<ReplicaReader<?>>map(
                                each -> new ReplicaReader<>(each, consumers, registry::schema))
                        .toList();
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
