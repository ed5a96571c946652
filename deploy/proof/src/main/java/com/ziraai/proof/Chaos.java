package com.ziraai.proof;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.Port;
import com.ziraai.infrastructure.Ports;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.proof.load.TakingOut;
import com.ziraai.proof.oracle.Check;
import com.ziraai.proof.oracle.Finding;
import com.ziraai.proof.storm.Disturbance;
import com.ziraai.proof.storm.Forecast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/chaos}: breaks the system while it works and says which promises held. */
@Command(
        name = "deploy/chaos",
        description = "Breaks the system while it works and says which promises held.",
        footer = {
            "Two instances of every service, but for one; the exit code is 0 only if every promise"
                    + " held.",
            "Certificates are written to DIR/certificates."
        })
final class Chaos implements Callable<Integer> {

    /** More would on two cores be one long outage instead of many short ones. */
    private static final int AT_ONCE = 2;

    /** Shorter storms restart too little for faster starts to pay off. */
    private static final Duration WORTH_TRAINING = Duration.ofMinutes(5);

    private static final String TWILIO_ACCOUNT = "AC00000000000000000000000000000000";
    private static final String TWILIO_TOKEN = "a-token-of-the-storm";
    private static final String TWILIO_NUMBER = "+15017122661";
    private static final String FIRST_NUMBER = "106540352242922";
    private static final String SECOND_NUMBER = "106540352242923";
    private static final String FIRST_ADDRESS = "ziraai@ziraai.example";
    private static final String SECOND_ADDRESS = "haber@ziraai.example";

    /** One of each channel's two, which may be taken out. */
    static final List<TakingOut.Sender> SPARE_SENDERS =
            List.of(
                    new TakingOut.Sender("sms", TWILIO_NUMBER),
                    new TakingOut.Sender("whatsapp", SECOND_NUMBER),
                    new TakingOut.Sender("email", SECOND_ADDRESS));

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofMinutes(6);

    /** Between two kills of all services; half of it they need to start again. */
    private static final Duration PAUSE_OF_ONE = Duration.ofSeconds(20);

    private enum Kind {
        ALL,
        ROLLING,
        ONE
    }

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "recipients in all (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 1_000_000)
    private int items = 5_000;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "how long things break (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 10_000)
    private int minutes = 5;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "decides what breaks in which order (default: ${DEFAULT-VALUE})")
    @Between(least = 0)
    private long seed = 1;

    @Option(
            names = "--storm",
            paramLabel = "all|rolling|one",
            description =
                    "everything (default), only orderly restarts, one after the other, or all"
                            + " services in one process that is killed every 20 s")
    private Kind kind = Kind.ALL;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of this system's data (default: .data/chaos)")
    private @Nullable Path data;

    private final Terminal terminal;

    private Chaos(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        var command = new Chaos(new Terminal(System.out));
        System.exit(Terminal.run(command, System.out, System.err, arguments));
    }

    @Override
    public Integer call() {
        var forecast = new Forecast(seed);
        var disturbances =
                switch (kind) {
                    case ALL -> forecast.disturbances();
                    case ROLLING -> forecast.rollingRestarts();
                    case ONE -> forecast.killsOfAll();
                };
        var plan =
                new FaultCampaign.Plan(
                        items,
                        Duration.ofMinutes(minutes),
                        kind == Kind.ALL ? AT_ONCE : 1,
                        kind == Kind.ONE ? PAUSE_OF_ONE : PAUSE,
                        CALM);
        var all = options(Terminal.folder(data, ".data/chaos"), Ports.free(), seed);
        var options = kind == Kind.ONE ? all.withInstances(1).withOneProcess(true) : all;
        try (var system = LocalSystem.start(options, terminal)) {
            if (system.training().isNeedless() || plan.storm().compareTo(WORTH_TRAINING) < 0) {
                return campaign(system, plan, disturbances.iterator(), terminal);
            }
            terminal.line("Preparing faster starts, once.");
            system.training().run();
        }
        try (var system = LocalSystem.start(options, terminal)) {
            return campaign(system, plan, disturbances.iterator(), terminal);
        }
    }

    private static int campaign(
            LocalSystem system,
            FaultCampaign.Plan plan,
            Iterator<Disturbance> disturbances,
            Terminal terminal) {
        var began = System.nanoTime();
        var campaign =
                new FaultCampaign(system, event -> terminal.line(clock(began) + "  " + event));
        var result = campaign.run(plan, disturbances, system.dataFolder().resolve("certificates"));
        report(result, terminal);
        return result.held() ? 0 : 1;
    }

    /**
     * Two instances and senders of everything, providers in trouble, unknown results settled within
     * a run.
     */
    static SystemOptions options(Path data, Ports ports, long seed) {
        var ledger = data.resolve("ledger");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var faults = Checkout.find().root().resolve("deploy/samples/faults.json");
        return SystemOptions.of(data, ports)
                .withInstances(2)
                // Processes that live for a minute are not worth the second compiler's work.
                .withJvmArguments(List.of("-XX:TieredStopAtLevel=1"))
                .withSimulator(
                        List.of(
                                "--seed",
                                Long.toString(seed),
                                "--faults",
                                faults.toString(),
                                "--ledger",
                                ledger.toString(),
                                "--twilio-account-sid",
                                TWILIO_ACCOUNT,
                                "--twilio-auth-token",
                                TWILIO_TOKEN))
                .withEnvironment(
                        Map.ofEntries(
                                Map.entry("DISPATCH_DECISION_UNKNOWN_DEADLINE", "90s"),
                                Map.entry("ANALYTICS_PROGRESS_GRACE", "20s"),
                                Map.entry("TWILIO_URL", ports.url(Port.SIMULATOR)),
                                Map.entry("TWILIO_ACCOUNT_SID", TWILIO_ACCOUNT),
                                Map.entry("TWILIO_AUTH_TOKEN", TWILIO_TOKEN),
                                Map.entry("TWILIO_FROM", TWILIO_NUMBER),
                                // Slower than its share of the load, so that some waits for it.
                                Map.entry("TWILIO_RATE_PER_SECOND", "100"),
                                Map.entry("TWILIO_SENDERS_0_NAME", TWILIO_NUMBER),
                                Map.entry("TWILIO_SENDERS_0_WEIGHT", "3000"),
                                Map.entry("CLOUDAPI_SENDERS_0_NAME", FIRST_NUMBER),
                                Map.entry("CLOUDAPI_SENDERS_1_NAME", SECOND_NUMBER),
                                Map.entry("SMTP_SENDERS_0_NAME", FIRST_ADDRESS),
                                Map.entry("SMTP_SENDERS_1_NAME", SECOND_ADDRESS),
                                // The default of the other channels: what is in doubt is so soon.
                                Map.entry("CHANNEL_LANE_TIMEOUT", "10s")));
    }

    private static String clock(long began) {
        var passed = Duration.ofNanos(System.nanoTime() - began);
        return String.format(Locale.ROOT, "%3d:%02d", passed.toMinutes(), passed.toSecondsPart());
    }

    private static void report(FaultCampaign.Result result, Terminal terminal) {
        var findings = result.findings();
        terminal.line("\nSurvived");
        new TreeMap<>(result.survived())
                .forEach((kind, count) -> terminal.line("  %3d × %s".formatted(count, kind)));
        terminal.line(
                "\n%,d items in %d operations, %,d status answers checked"
                        .formatted(
                                findings.stream().mapToLong(Finding::total).sum(),
                                findings.size(),
                                findings.stream().mapToLong(Finding::answers).sum()));
        terminal.line(
                String.format(
                        Locale.ROOT,
                        "Longest time without any acceptance: %.1f s",
                        result.longestPause().toMillis() / 1000.0));
        findings.stream()
                .flatMap(finding ->
                        finding.unknowns().stream()
                                .map(unknown -> finding.operationId() + "/" + unknown))
                .forEach(unknown -> terminal.line("  unknown " + unknown));
        terminal.line(
                "%,d unknown, %,d of them whose provider was never asked"
                        .formatted(
                                findings.stream()
                                        .mapToLong(finding -> finding.unknowns().size())
                                        .sum(),
                                findings.stream().mapToLong(Finding::neverAsked).sum()));
        terminal.line("\nPromises");
        promises(findings).forEach(terminal::line);
        terminal.line(line(result.rebuild().held(), result.rebuild().promise()));
        if (!result.rebuild().held()) {
            terminal.line("      " + result.rebuild().seen());
        }
    }

    private static List<String> promises(List<Finding> findings) {
        var lines = new java.util.ArrayList<String>();
        findings.stream()
                .flatMap(finding -> finding.checks().stream())
                .map(Check::promise)
                .distinct()
                .forEach(promise -> {
                    var broken =
                            findings.stream()
                                    .flatMap(finding ->
                                            finding.checks().stream()
                                                    .filter(check ->
                                                            check.promise().equals(promise)
                                                                    && !check.held())
                                                    .map(check ->
                                                            "      "
                                                                    + finding.operationId()
                                                                    + ": "
                                                                    + check.seen()))
                                    .toList();
                    lines.add(line(broken.isEmpty(), promise));
                    lines.addAll(broken);
                });
        return lines;
    }

    private static String line(boolean held, String promise) {
        return "  " + (held ? "✓ " : "✗ ") + promise;
    }
}
