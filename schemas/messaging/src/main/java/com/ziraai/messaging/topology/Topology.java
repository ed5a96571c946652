package com.ziraai.messaging.topology;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.record.RecordWriter;
import com.ziraai.messaging.record.RegistryAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Brings the service's topics and schemas into being before its subscriptions start. While broker
 * or registry are away the service waits and is not ready; a schema the registry refuses ends the
 * start.
 */
final class Topology extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Topology.class);

    private final Service service;
    private final KafkaAdmin admin;
    private final RecordWriter writer;
    private final Clock clock;
    private volatile String waitingFor = "start";
    private volatile Instant since;
    private volatile boolean running;

    Topology(Service service, KafkaAdmin admin, RecordWriter writer, Clock clock) {
        this.service = service;
        this.admin = admin;
        this.writer = writer;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public void start() {
        until(
                "broker",
                () -> {
                    if (!admin.initialize()) {
                        throw new IllegalStateException("topics could not be created");
                    }
                });
        for (Topic<?> topic : Topics.ownedBy(service)) {
            until("registry", () -> writer.register(topic));
        }
        waitingFor = "";
        running = true;
    }

    private void until(String what, Runnable step) {
        since = clock.instant();
        waitingFor = what;
        RetryTemplate retry =
                new RetryTemplate(
                        RetryPolicy.builder()
                                .maxRetries(Long.MAX_VALUE)
                                .delay(Duration.ofMillis(500))
                                .multiplier(2)
                                .maxDelay(Duration.ofSeconds(5))
                                .includes(RegistryAwayException.class, IllegalStateException.class)
                                .build());
        try {
            retry.execute(() -> {
                attempt(what, step);
                return true;
            });
        } catch (RetryException e) {
            throw new IllegalStateException(service.applicationName() + " cannot start", e);
        }
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RegistryAwayException | IllegalStateException e) {
            log.warn("waiting for the {}: {}", what, e.getMessage());
            throw e;
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (waitingFor.isEmpty()) {
            builder.up();
        } else {
            builder.down()
                    .withDetail("waitingFor", waitingFor)
                    .withDetail("since", since.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before every listener and releaser. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1000;
    }
}
