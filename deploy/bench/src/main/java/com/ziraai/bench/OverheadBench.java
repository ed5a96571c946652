package com.ziraai.bench;

import com.ziraai.local.infrastructure.Checkout;
import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.process.Folders;
import com.ziraai.local.process.StartFailure;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.CommandLine;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.local.terminal.UsageFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/overhead}: what metrics and traces cost. The same load on a new system, with
 * both and without in turn, several times over, because a machine is never as fast twice.
 */
public final class OverheadBench {

    private static final String USAGE =
            """
            usage: deploy/bench/overhead [options]
              --rounds N               how often each of the two is measured (default: 3)
              --items N                messages to measure each time (default: 20000)
              --warmup N               messages sent before, so that the compilers are done (default: 20000)
              --share S                share of the operations whose items are traced (default: 0.01, as shipped)
              --data DIR               folder for the systems' data, emptied behind each (default: .data/overhead)
              --help\
            """;

    private static final int STANDARD = 20_000;
    private static final int MOST = 1_000_000;

    /** Nobody looks, and there is nothing to be seen. */
    private static final Map<String, String> UNSEEN =
            Map.of(
                    "MANAGEMENT_METRICS_ENABLE_ALL", "false",
                    "MANAGEMENT_OBSERVATIONS_ENABLE_ALL", "false");

    private final int items;
    private final int warmup;
    private final String share;
    private final Path folder;
    private final Terminal terminal;

    private OverheadBench(CommandLine line, Terminal terminal) {
        this.items = (int) line.number("--items", STANDARD, 1, MOST);
        this.warmup = (int) line.number("--warmup", STANDARD, 0, MOST);
        this.share = share(line);
        this.folder =
                line.value("--data")
                        .map(Path::of)
                        .orElseGet(() -> Checkout.find().root().resolve(".data/overhead"))
                        .toAbsolutePath();
        this.terminal = terminal;
    }

    private static String share(CommandLine line) {
        String share = line.value("--share").orElse("0.01");
        try {
            double number = Double.parseDouble(share);
            if (number >= 0 && number <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw new UsageFailure("--share is a number from 0 to 1");
    }

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.err);
        System.exit(
                Terminal.run(
                        "deploy/bench/overhead",
                        USAGE,
                        System.err,
                        () -> run(arguments, terminal)));
    }

    @SuppressWarnings("SystemOut") // the result is the command's output
    private static int run(String[] arguments, Terminal terminal) {
        CommandLine line =
                CommandLine.parse(
                        arguments,
                        Set.of("--rounds", "--items", "--warmup", "--share", "--data"),
                        Set.of("--help"));
        if (line.has("--help")) {
            terminal.line(USAGE);
            return 0;
        }
        int rounds = (int) line.number("--rounds", 3, 1, 100);
        OverheadBench bench = new OverheadBench(line, terminal);
        JsonMapper json = new JsonMapper();
        List<Measured> seen = new ArrayList<>();
        List<Measured> unseen = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Whoever came first the last time comes second now.
            for (boolean observed : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                Measured measured = bench.measure(observed);
                (observed ? seen : unseen).add(measured);
                System.out.println(json.writeValueAsString(measured));
            }
        }
        System.out.println(json.writeValueAsString(Overhead.of(seen, unseen)));
        return 0;
    }

    /**
     * One system's figures.
     *
     * @param observed whether it had metrics and traces, and both were taken from it
     * @param cpuMicrosPerMessage CPU time of the six services, in microseconds a message
     * @param scrapedBytes of metrics read meanwhile
     * @param spanBytes of spans sent meanwhile
     */
    record Measured(
            boolean observed,
            double messagesPerSecond,
            long cpuMicrosPerMessage,
            long scrapedBytes,
            long spanBytes) {}

    /**
     * What the medians of both say, as shares of what it is without; a negative one is noise.
     *
     * @param throughputPercent messages a second lost
     * @param cpuPercent CPU time a message gained
     */
    record Overhead(double throughputPercent, double cpuPercent) {

        static Overhead of(List<Measured> seen, List<Measured> unseen) {
            return new Overhead(
                    -percentMore(Measured::messagesPerSecond, seen, unseen),
                    percentMore(Measured::cpuMicrosPerMessage, seen, unseen));
        }

        private static double percentMore(
                ToDoubleFunction<Measured> figure, List<Measured> seen, List<Measured> unseen) {
            double without = median(figure, unseen);
            return Math.round(1000 * (median(figure, seen) - without) / without) / 10.0;
        }

        private static double median(ToDoubleFunction<Measured> figure, List<Measured> measured) {
            double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1
                    ? sorted[middle]
                    : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    private Measured measure(boolean observed) {
        Folders.delete(folder);
        try (Onlookers onlookers = Onlookers.start();
                LocalSystem system = LocalSystem.start(options(observed, onlookers), terminal)) {
            if (observed) {
                onlookers.scrape(system);
            }
            return measure(observed, system, onlookers);
        } finally {
            Folders.delete(folder);
        }
    }

    private Measured measure(boolean observed, LocalSystem system, Onlookers onlookers) {
        SponsorApi api = new SponsorApi(system, "bench", "Bench");
        api.raisePlan();
        Load load = new Load(api, true, terminal::line);
        load.run(0, warmup);
        Map<String, ProcessUsage> before = ProcessUsage.of(system);
        long scraped = onlookers.scrapedBytes();
        long spans = onlookers.spanBytes();
        Run run = load.run(warmup, items);
        if (!Promise.judge(run.outcome()).stream().allMatch(Promise::held)) {
            throw new StartFailure("a promise was broken: " + run.outcome());
        }
        Map<String, Long> cpu = ProcessUsage.cpuMicrosSince(before, system);
        long micros =
                Arrays.stream(Service.values()).mapToLong(each -> cpu.get(each.label())).sum();
        return new Measured(
                observed,
                Math.round(items * 10_000.0 / run.outcome().took().toMillis()) / 10.0,
                micros / items,
                onlookers.scrapedBytes() - scraped,
                onlookers.spanBytes() - spans);
    }

    private SystemOptions options(boolean observed, Onlookers onlookers) {
        Map<String, String> observing =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        onlookers.collectorUrl(),
                        "ZIRAAI_TRACING_SHARE",
                        share);
        return SystemOptions.of(folder.resolve("data"), Ports.free())
                .withFences(folder.resolve("fences"))
                .withEnvironment(observed ? observing : UNSEEN);
    }
}
