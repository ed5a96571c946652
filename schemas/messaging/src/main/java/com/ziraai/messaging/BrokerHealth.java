package com.ziraai.messaging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;

/** Up while a broker answers; says which cluster and how many nodes. */
final class BrokerHealth extends AbstractHealthIndicator implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Admin client;

    BrokerHealth(KafkaAdmin admin) {
        super("the broker did not answer");
        this.client = Admin.create(admin.getConfigurationProperties());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        var cluster = client.describeCluster();
        builder.up()
                .withDetail(
                        "nodes",
                        cluster.nodes().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).size())
                .withDetail(
                        "clusterId",
                        cluster.clusterId().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        client.close(Duration.ofSeconds(1));
    }
}
