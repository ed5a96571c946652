package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.ManagedProcess;
import com.ziraai.infrastructure.process.Parallel;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running PostgreSQL, Kafka and schema registry. Closing stops them in order; their data stays.
 */
public final class LocalInfrastructure implements AutoCloseable {

    private static final String REGISTRY_DATABASE = "registry";

    private final Ports ports;
    private final Path kafkaHome;
    private final KafkaSecurity security;
    private final PostgresServer postgres;
    private final ManagedProcess kafka;
    private final ManagedProcess registry;

    private LocalInfrastructure(
            Ports ports,
            Path kafkaHome,
            KafkaSecurity security,
            PostgresServer postgres,
            ManagedProcess kafka,
            ManagedProcess registry) {
        this.ports = ports;
        this.kafkaHome = kafkaHome;
        this.security = security;
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
        var binaries = Checkout.find().postgres();
        var postgres = new PostgresServer(folder, binaries, ports.number(Port.POSTGRES));
        progress.time("postgres", "127.0.0.1:" + ports.number(Port.POSTGRES), postgres::start);
        return postgres;
    }

    static LocalInfrastructure startRest(
            RunFolder folder, Ports ports, PostgresServer postgres, Progress progress) {
        var checkout = Checkout.find();
        var kafka = KafkaBroker.describe(folder, checkout.kafka(), ports);
        var registry = SchemaRegistry.describe(folder, checkout.registry(), ports);
        var security = KafkaSecurity.wanted();
        var infrastructure =
                new LocalInfrastructure(
                        ports, KafkaBroker.home(folder), security, postgres, kafka, registry);
        Runnable startKafka =
                () -> {
                    KafkaBroker.configure(folder, checkout.kafka(), ports, security);
                    kafka.start();
                };
        Runnable startRegistry =
                () -> {
                    postgres.createDatabase(REGISTRY_DATABASE);
                    registry.start();
                };
        try {
            Parallel.run(
                    2,
                    List.of(
                            () ->
                                    progress.time(
                                            "kafka", infrastructure.bootstrapServers(), startKafka),
                            () ->
                                    progress.time(
                                            "registry", ports.url(Port.REGISTRY), startRegistry)));
            return infrastructure;
        } catch (RuntimeException e) {
            infrastructure.close();
            throw e;
        }
    }

    public Ports ports() {
        return ports;
    }

    /** {@code 127.0.0.1:<port>} of the broker. */
    public String bootstrapServers() {
        return KafkaBroker.address(ports);
    }

    /** What a Kafka client needs besides the address to be let in, in Kafka's own words. */
    public Map<String, String> kafkaSecurity() {
        return security.clientSettings(kafkaHome);
    }

    /**
     * The file with what a Kafka client of a system on this data needs, as Kafka's tools take it.
     */
    public static Path kafkaClient(Path data) {
        return KafkaBroker.client(RunFolder.in(data));
    }

    /** What a Kafka client needs, its address included. */
    public Map<String, String> kafkaSettings() {
        var settings = new LinkedHashMap<>(kafkaSecurity());
        settings.put("bootstrap.servers", bootstrapServers());
        return settings;
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
        kafka.handle().ifPresent(process -> processes.put("kafka", process));
        registry.handle().ifPresent(process -> processes.put("registry", process));
        return processes;
    }

    /** Starts a stopped or killed part again, on the same port and data. */
    public void start(String name) {
        switch (name) {
            case "postgres" -> postgres.start();
            case "kafka" -> kafka.start();
            case "registry" -> registry.start();
            default -> throw unknown(name);
        }
    }

    /** Stops one part as a maintenance would. */
    public void stop(String name) {
        switch (name) {
            case "postgres" -> postgres.stop();
            case "kafka" -> kafka.stop();
            case "registry" -> registry.stop();
            default -> throw unknown(name);
        }
    }

    /** Kills one part as a power cut would. */
    public void kill(String name) {
        switch (name) {
            case "postgres" -> postgres.kill();
            case "kafka" -> kafka.kill();
            case "registry" -> registry.kill();
            default -> throw unknown(name);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no part of the infrastructure: " + name);
    }

    @Override
    public void close() {
        registry.close();
        kafka.close();
        postgres.close();
    }
}
