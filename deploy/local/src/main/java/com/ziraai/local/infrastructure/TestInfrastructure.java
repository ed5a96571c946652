package com.ziraai.local.infrastructure;

import com.ziraai.local.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

    private static @Nullable TestInfrastructure instance;

    private final RunFolder folder;
    private final Ports ports = Ports.free();
    private final PostgresServer postgres;
    private @Nullable LocalInfrastructure infrastructure;

    private TestInfrastructure() {
        try {
            folder = RunFolder.in(Files.createTempDirectory("ziraai-test-"));
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
        delete(folder.data());
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.deleteIfExists(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path visited, @Nullable IOException failure) throws IOException {
                            Files.deleteIfExists(visited);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // A temporary folder that cannot be emptied is the operating system's to clean.
            System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
