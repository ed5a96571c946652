package com.ziraai.local.terminal;

import com.ziraai.local.infrastructure.Checkout;
import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.system.SystemOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options common to {@code deploy/up} and {@code deploy/demo}. */
public final class LaunchOptions {

    public static final Set<String> VALUED =
            Set.of("--data", "--ports", "--faults", "--seed", "--receipts");

    public static final String USAGE =
            """
            --data DIR               folder that keeps everything between starts (default: .data)
            --ports standard|free    documented ports, or any free ones
            --faults FILE            fault script of the provider simulator
            --seed N                 seed of the simulator's randomness (default: 1)
            --receipts on|off        whether the simulator sends receipts
            --adopt                  send from data that belongs to another place; that one must never start again\
            """
                    .indent(2)
                    .stripTrailing();

    /** Variables of whoever starts the system that are the services', too. */
    private static final Set<String> HANDED_ON =
            Set.of(
                    "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "ZIRAAI_TRACING_SHARE");

    private LaunchOptions() {}

    /** The common switches and one of a command's own. */
    public static Set<String> switches(String own) {
        return Set.of("--adopt", "--help", own);
    }

    /** Where the data of this command line lives. */
    public static Path dataFolder(CommandLine line) {
        return line.value("--data")
                .map(Path::of)
                .orElseGet(() -> Checkout.find().root().resolve(".data"));
    }

    /** How the system is started for this command line. */
    public static SystemOptions of(CommandLine line) {
        var ports =
                line.choice("--ports", "standard", "free").equals("free")
                        ? Ports.free()
                        : Ports.standard();
        return SystemOptions.of(dataFolder(line), ports)
                .withSimulator(simulator(line))
                .withEnvironment(handedOn(System.getenv()))
                .withAdopt(line.has("--adopt"));
    }

    static Map<String, String> handedOn(Map<String, String> environment) {
        var kept = new HashMap<>(environment);
        kept.keySet().retainAll(HANDED_ON);
        return kept;
    }

    private static List<String> simulator(CommandLine line) {
        var arguments = new ArrayList<String>();
        line.value("--faults")
                .map(LaunchOptions::readable)
                .ifPresent(file -> arguments.addAll(List.of("--faults", file)));
        var seed = line.number("--seed", 1, 0, Long.MAX_VALUE);
        arguments.addAll(List.of("--seed", Long.toString(seed)));
        arguments.addAll(List.of("--receipts", line.choice("--receipts", "on", "off")));
        return arguments;
    }

    private static String readable(String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new UsageFailure("--faults " + file + " cannot be read");
        }
        return Path.of(file).toAbsolutePath().toString();
    }
}
