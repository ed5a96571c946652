package com.ziraai.local;

import com.ziraai.infrastructure.Ports;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.local.terminal.UsageFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options common to {@code deploy/up} and {@code deploy/demo}. */
final class LaunchOptions {

    /** Variables of whoever starts the system that are the services', too. */
    private static final Set<String> HANDED_ON =
            Set.of(
                    "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "ZIRAAI_TRACING_SHARE");

    private enum PortChoice {
        STANDARD,
        FREE
    }

    private enum Receipts {
        ON,
        OFF
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder that keeps everything between starts (default: .data)")
    private @Nullable Path data;

    @Option(
            names = "--ports",
            paramLabel = "standard|free",
            description = "documented ports, or any free ones")
    private PortChoice ports = PortChoice.STANDARD;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "fault script of the provider simulator")
    private @Nullable Path faults;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the simulator's randomness (default: ${DEFAULT-VALUE})")
    @Between(least = 0)
    private long seed = 1;

    @Option(
            names = "--receipts",
            paramLabel = "on|off",
            description = "whether the simulator sends receipts")
    private Receipts receipts = Receipts.ON;

    @Option(
            names = "--adopt",
            description =
                    "send from data that belongs to another place; that one must never start again")
    private boolean adopt;

    @Option(
            names = "--processes",
            description = "each service in a process of its own, not all in one: slower to start")
    private boolean processes;

    /** Where the data lives. */
    Path dataFolder() {
        return Terminal.folder(data, ".data");
    }

    /** How the system is started. */
    SystemOptions system() {
        return SystemOptions.of(
                        dataFolder(),
                        switch (ports) {
                            case STANDARD -> Ports.standard();
                            case FREE -> Ports.free();
                        })
                .withSimulator(simulator())
                .withEnvironment(handedOn(System.getenv()))
                .withAdopt(adopt)
                .withOneProcess(!processes);
    }

    static Map<String, String> handedOn(Map<String, String> environment) {
        var kept = new HashMap<>(environment);
        kept.keySet().retainAll(HANDED_ON);
        return kept;
    }

    private List<String> simulator() {
        var arguments = new ArrayList<String>();
        if (faults != null) {
            arguments.addAll(List.of("--faults", readable(faults)));
        }
        arguments.addAll(List.of("--seed", Long.toString(seed)));
        arguments.addAll(List.of("--receipts", receipts.name().toLowerCase(Locale.ROOT)));
        return arguments;
    }

    private static String readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageFailure("--faults " + file + " cannot be read");
        }
        return file.toAbsolutePath().toString();
    }
}
