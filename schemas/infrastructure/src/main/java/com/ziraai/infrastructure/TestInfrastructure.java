package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.Folders;
import com.ziraai.infrastructure.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The infrastructure of the integration tests of one JVM: started on first use on free ports in a
 * temporary folder, shared by all test classes, stopped and deleted when the JVM ends. Tests keep
 * apart by database name and by topic or id.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void infrastructure(DynamicPropertyRegistry registry) {
 *     TestInfrastructure.shared().environment("code").forEach((key, value) -> registry.add(key, () -> value));
 * }
 * }</pre>
 */
public final class TestInfrastructure {

    private static final String PREFIX = "ziraai-test-";

    private static @Nullable TestInfrastructure instance;

    private final RunFolder folder;
    private final Ports ports = Ports.free();
    private final PostgresServer postgres;
    private @Nullable LocalInfrastructure infrastructure;

    private TestInfrastructure() {
        try {
            sweep();
            folder = RunFolder.in(Files.createTempDirectory(PREFIX));
            folder.record(RunFolder.LAUNCHER, ProcessHandle.current());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = LocalInfrastructure.startPostgres(folder, ports, Progress.SILENT);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-infrastructure-stop"));
    }

    /** The instance of this JVM. Only PostgreSQL runs until Kafka or the registry is asked for. */
    public static synchronized TestInfrastructure shared() {
        if (instance == null) {
            instance = new TestInfrastructure();
        }
        return instance;
    }

    /** PostgreSQL, Kafka and registry, started when they are not yet (about ten seconds). */
    public synchronized LocalInfrastructure infrastructure() {
        if (infrastructure == null) {
            infrastructure =
                    LocalInfrastructure.startRest(folder, ports, postgres, Progress.SILENT);
        }
        return infrastructure;
    }

    /**
     * Everything a service needs, as Spring properties; the database is created if missing.
     *
     * @param database name of the database of this test
     */
    public Map<String, String> environment(String database) {
        var running = infrastructure();
        var environment = new LinkedHashMap<>(databaseEnvironment(database));
        environment.put("spring.kafka.bootstrap-servers", running.bootstrapServers());
        running.kafkaSecurity()
                .forEach(
                        (name, value) -> environment.put("spring.kafka.properties." + name, value));
        environment.put("ziraai.registry.url", running.registryUrl());
        environment.put("apicurio.registry.url", running.apicurioUrl());
        environment.put("ziraai.topics.partitions", "4");
        return environment;
    }

    /**
     * As {@link #environment} for tests that need only PostgreSQL: Kafka and registry are not
     * started.
     */
    public Map<String, String> databaseEnvironment(String database) {
        postgres.createDatabase(database);
        var environment = new LinkedHashMap<String, String>();
        environment.put("ziraai.database.host", PostgresServer.HOST);
        environment.put("ziraai.database.port", Integer.toString(postgres.port()));
        environment.put("ziraai.database.name", database);
        environment.put("ziraai.database.username", PostgresServer.USERNAME);
        environment.put("ziraai.database.password", PostgresServer.PASSWORD);
        return environment;
    }

    private synchronized void stop() {
        if (infrastructure == null) {
            postgres.close();
        } else {
            infrastructure.close();
        }
        folder.forget(RunFolder.LAUNCHER);
        Folders.delete(folder.data());
    }

    /** Ends and deletes what the JVMs of killed tests left. */
    private static void sweep() throws IOException {
        try (var folders =
                Files.newDirectoryStream(
                        Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var left : folders) {
                var run = RunFolder.in(left);
                if (run.isAbandoned()) {
                    Remains.end(run, line -> {});
                    Folders.delete(left);
                }
            }
        }
    }
}
