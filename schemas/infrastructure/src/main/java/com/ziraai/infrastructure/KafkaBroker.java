package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.ManagedProcess;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.infrastructure.token.PrivateFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** One Kafka node, broker and controller in one (KRaft), as its own process. */
final class KafkaBroker {

    private static final String NAME = "kafka";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private KafkaBroker() {}

    /** Where its settings, certificate and records are. */
    static Path home(RunFolder folder) {
        return folder.data().resolve("kafka");
    }

    /** Settings of a client that is let in. */
    static Path client(RunFolder folder) {
        return home(folder).resolve("client.properties");
    }

    static ManagedProcess describe(RunFolder folder, Path libraries, Ports ports) {
        var home = home(folder);
        var properties = home.resolve("server.properties").toString();
        return new ManagedProcess(
                new ProcessSpec(NAME, java(home, libraries, "kafka.Kafka", properties), Map.of()),
                folder,
                () -> accepts(ports.number(Port.KAFKA)),
                START_LIMIT,
                STOP_PATIENCE);
    }

    /** Writes the broker's settings for these ports and formats its storage if that is new. */
    static void configure(RunFolder folder, Path libraries, Ports ports, KafkaSecurity security) {
        var home = home(folder);
        var properties = home.resolve("server.properties");
        try {
            Files.createDirectories(home);
            security.prepare(folder, home);
            Files.writeString(properties, settings(home, ports, security));
            Files.writeString(home.resolve("log4j2.properties"), LOGGING);
            writeClient(client(folder), ports, security.clientSettings(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(home.resolve("log/meta.properties"))) {
            format(folder, home, libraries, properties);
        }
    }

    private static void writeClient(Path file, Ports ports, Map<String, String> security)
            throws IOException {
        var properties = new Properties();
        properties.putAll(security);
        properties.put("bootstrap.servers", address(ports));
        var text = new StringWriter();
        properties.store(text, null);
        Files.deleteIfExists(file);
        PrivateFile.create(file, text.toString());
    }

    /** {@code 127.0.0.1:<port>}. */
    static String address(Ports ports) {
        return "127.0.0.1:" + ports.number(Port.KAFKA);
    }

    private static void format(RunFolder folder, Path home, Path libraries, Path properties) {
        var command =
                java(
                        home,
                        libraries,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        clusterId(),
                        "-c",
                        properties.toString());
        var format = ChildProcess.start(new ProcessSpec("kafka-format", command, Map.of()), folder);
        if (format.awaitEnd(START_LIMIT) != 0) {
            throw new StartFailure("kafka's storage could not be formatted; see " + format.log());
        }
    }

    private static String clusterId() {
        var uuid = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16);
        // Kafka refuses ids that start with a dash, as they look like an option.
        bytes.putLong(uuid.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static List<String> java(Path home, Path libraries, String main, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.executable(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                // What the optimizing compiler takes has paid for itself after
                                // some hundred thousand messages; few starts see as many.
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dlog4j2.configurationFile=" + home.resolve("log4j2.properties"),
                                "-cp",
                                libraries + "/*",
                                main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String settings(Path home, Ports ports, KafkaSecurity security) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=%4$s://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=%4$s
        listener.security.protocol.map=%4$s:%4$s,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        # Idle clients would otherwise wait three seconds for more members on every start.
        group.initial.rebalance.delay.ms=0
        # The default of 128 MB does not fit a heap of 256 MB.
        log.cleaner.dedupe.buffer.size=16777216
        num.network.threads=2
        num.io.threads=4
        """
                        .formatted(
                                ports.number(Port.KAFKA),
                                ports.number(Port.KAFKA_CONTROLLER),
                                home.resolve("log"),
                                security)
                + security.brokerSettings(home);
    }

    private static final String LOGGING =
            """
            appender.console.type=Console
            appender.console.name=console
            appender.console.layout.type=PatternLayout
            appender.console.layout.pattern=%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5p %c{1} %m%n
            rootLogger.level=WARN
            rootLogger.appenderRef.console.ref=console
            logger.server.name=kafka.server
            logger.server.level=INFO
            """;

    /**
     * The broker opens its port only after it has caught up with the metadata and is registered.
     */
    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
