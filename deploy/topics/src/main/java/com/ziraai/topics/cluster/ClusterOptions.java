package com.ziraai.topics.cluster;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the cluster to work on; else it is that of {@code deploy/up}. */
public final class ClusterOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "the brokers (default: ${DEFAULT-VALUE})")
    private String bootstrap = "127.0.0.1:9092";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "settings of a Kafka client, as Kafka's own tools take them: TLS, SASL")
    private @Nullable Path config;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "the registry's Confluent API (default: ${DEFAULT-VALUE})")
    private String registry = "http://127.0.0.1:8091/apis/ccompat/v7";

    public String bootstrap() {
        return bootstrap;
    }

    public String registry() {
        return registry;
    }

    /** Does something with the brokers. */
    public void use(Consumer<Cluster> work) {
        var access = config == null ? Access.to(bootstrap) : Access.of(config, bootstrap);
        try (var cluster = new Cluster(access)) {
            work.accept(cluster);
        }
    }
}
