package com.ziraai.messaging.health;

import com.ziraai.messaging.record.SchemaRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** The questions asked of broker, database and registry. Blocking, each bounded. */
final class Probes implements AutoCloseable {

    /** No shorter than the wait for a pooled connection, so that a busy pool is no outage. */
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Admin broker;
    private final DatabaseClient database;
    private final SchemaRegistry registry;

    Probes(KafkaAdmin broker, DatabaseClient database, SchemaRegistry registry) {
        this.broker = Admin.create(broker.getConfigurationProperties());
        this.database = database;
        this.registry = registry;
    }

    Map<String, Object> broker() throws Exception {
        int millis = (int) LIMIT.toMillis();
        var cluster = broker.describeCluster(new DescribeClusterOptions().timeoutMs(millis));
        return Map.of(
                "nodes", cluster.nodes().get(millis, TimeUnit.MILLISECONDS).size(),
                "clusterId", cluster.clusterId().get(millis, TimeUnit.MILLISECONDS));
    }

    Map<String, Object> database() {
        database.sql("SELECT 1").fetch().one().block(LIMIT);
        return Map.of();
    }

    Map<String, Object> registry() {
        registry.ping();
        return Map.of();
    }

    @Override
    public void close() {
        broker.close(Duration.ofSeconds(1));
    }
}
