package com.ziraai.local.infrastructure;

import com.ziraai.local.process.ChildProcess;
import com.ziraai.local.process.RunFolder;
import com.ziraai.local.process.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A running PostgreSQL, Kafka and schema registry. Closing stops them in order; their data stays.
 */
public final class LocalInfrastructure implements AutoCloseable {

    private static final String REGISTRY_DATABASE = "registry";

    private final Ports ports;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final SchemaRegistry registry;

    private LocalInfrastructure(
            Ports ports, PostgresServer postgres, KafkaBroker kafka, SchemaRegistry registry) {
        this.ports = ports;
        this.postgres = postgres;
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param dataFolder where data, logs and pid files live; created if missing, kept on close
     * @throws StartFailure when a part does not start; what had started is stopped again
     */
    public static LocalInfrastructure start(Path dataFolder, Ports ports) {
        return start(RunFolder.in(dataFolder), ports, Progress.SILENT);
    }

    /** As {@link #start(Path, Ports)}, telling of each part that became ready. */
    public static LocalInfrastructure start(RunFolder folder, Ports ports, Progress progress) {
        var postgres = startPostgres(folder, ports, progress);
        return startRest(folder, ports, postgres, progress);
    }

    static PostgresServer startPostgres(RunFolder folder, Ports ports, Progress progress) {
        return timed(
                "postgres",
                "127.0.0.1:" + ports.number(Port.POSTGRES),
                progress,
                () ->
                        PostgresServer.start(
                                folder, Checkout.find().postgres(), ports.number(Port.POSTGRES)));
    }

    static LocalInfrastructure startRest(
            RunFolder folder, Ports ports, PostgresServer postgres, Progress progress) {
        var checkout = Checkout.find();
        var kafka =
                CompletableFuture.supplyAsync(() ->
                        timed(
                                "kafka",
                                "127.0.0.1:" + ports.number(Port.KAFKA),
                                progress,
                                () -> KafkaBroker.start(folder, checkout.kafka(), ports)));
        var registry =
                CompletableFuture.supplyAsync(() -> {
                    postgres.createDatabase(REGISTRY_DATABASE);
                    return timed(
                            "registry",
                            ports.url(Port.REGISTRY),
                            progress,
                            () -> SchemaRegistry.start(folder, checkout.registry(), ports));
                });
        try {
            CompletableFuture.allOf(kafka, registry).join();
            return new LocalInfrastructure(ports, postgres, kafka.join(), registry.join());
        } catch (CompletionException e) {
            closeStarted(registry);
            closeStarted(kafka);
            postgres.close();
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    private static void closeStarted(CompletableFuture<? extends AutoCloseable> part) {
        part.handle(
                        (started, failure) -> {
                            if (started != null) {
                                try {
                                    started.close();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                            return started;
                        })
                .join();
    }

    private static <T> T timed(String part, String where, Progress progress, Supplier<T> start) {
        var from = System.nanoTime();
        var started = start.get();
        progress.ready(part, Duration.ofNanos(System.nanoTime() - from), where);
        return started;
    }

    public Ports ports() {
        return ports;
    }

    /** {@code 127.0.0.1:<port>} of the broker. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.number(Port.KAFKA);
    }

    /** Base of the Confluent compatible REST API. */
    public String registryUrl() {
        return ports.url(Port.REGISTRY) + "/apis/ccompat/v7";
    }

    /** Base of Apicurio's own REST API, which its serde speaks. */
    public String apicurioUrl() {
        return ports.url(Port.REGISTRY) + "/apis/registry/v3";
    }

    public String postgresHost() {
        return PostgresServer.HOST;
    }

    public int postgresPort() {
        return postgres.port();
    }

    public String postgresUsername() {
        return PostgresServer.USERNAME;
    }

    /** Any password is accepted over loopback; this one is given to clients that insist on one. */
    public String postgresPassword() {
        return PostgresServer.PASSWORD;
    }

    /** Creates a database unless it is there. */
    public void createDatabase(String name) {
        postgres.createDatabase(name);
    }

    /** A JDBC connection, for looking into a database from outside of its service. */
    public Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    /** The running processes by name: {@code postgres}, {@code kafka}, {@code registry}. */
    public Map<String, ProcessHandle> processes() {
        var processes = new LinkedHashMap<String, ProcessHandle>();
        postgres.postmaster().ifPresent(process -> processes.put("postgres", process));
        for (ChildProcess process : new ChildProcess[] {kafka.process(), registry.process()}) {
            processes.put(process.name(), process.handle());
        }
        return processes;
    }

    @Override
    public void close() {
        registry.close();
        kafka.close();
        postgres.close();
    }
}
