package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.ManagedProcess;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Apicurio registry as its own process; its schemas live in the database {@code registry}. */
final class SchemaRegistry {

    private static final String NAME = "registry";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private SchemaRegistry() {}

    static ManagedProcess describe(RunFolder folder, Path home, Ports ports) {
        var command =
                List.of(
                        Jvm.executable(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        // It answers a handful of requests per start of a service: quick to start
                        // beats fast.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        home.resolve("quarkus-run.jar").toString());
        var health = ports.url(Port.REGISTRY_MANAGEMENT) + "/health/ready";
        return new ManagedProcess(
                new ProcessSpec(NAME, command, environment(ports)),
                folder,
                () -> Http.answers(health),
                START_LIMIT,
                STOP_PATIENCE);
    }

    private static Map<String, String> environment(Ports ports) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.number(Port.REGISTRY)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(ports.number(Port.REGISTRY_MANAGEMENT)));
        environment.put("APICURIO_STORAGE_KIND", "sql");
        environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        environment.put(
                "APICURIO_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.number(Port.POSTGRES) + "/registry");
        environment.put("APICURIO_DATASOURCE_USERNAME", PostgresServer.USERNAME);
        environment.put("APICURIO_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
        return environment;
    }
}
