package com.ziraai.bench;

import com.ziraai.bench.compare.Spread;
import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.process.Folders;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.local.terminal.UsageFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/overhead}: what metrics and traces cost. The same load on a new system, with
 * both and without in turn, several times over, because a machine is never as fast twice.
 */
@Command(
        name = "deploy/bench/overhead",
        description = "Measures what metrics and traces cost, on and off in turn.")
final class OverheadBench implements Callable<Integer> {

    /** Nobody looks, and there is nothing to be seen. */
    private static final Map<String, String> UNSEEN =
            Map.of(
                    "MANAGEMENT_METRICS_ENABLE_ALL", "false",
                    "MANAGEMENT_OBSERVATIONS_ENABLE_ALL", "false");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each of the two is measured (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 100)
    private int rounds = 3;

    @Mixin private final Volume volume = new Volume();

    @Option(
            names = "--share",
            paramLabel = "S",
            description =
                    "share of the operations whose items are traced (default: ${DEFAULT-VALUE}, as"
                            + " shipped)")
    private double share = 0.01;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "folder for the systems' data, emptied behind each (default: .data/overhead)")
    private @Nullable Path data;

    private final Terminal terminal;

    private OverheadBench(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        OverheadBench bench = new OverheadBench(new Terminal(System.err));
        System.exit(Terminal.run(bench, System.err, System.err, arguments));
    }

    @Override
    @SuppressWarnings("SystemOut") // the result is the command's output
    public Integer call() {
        if (!(share >= 0 && share <= 1)) {
            throw new UsageFailure("--share is a number from 0 to 1");
        }
        Path folder = Terminal.folder(data, ".data/overhead").toAbsolutePath();
        JsonMapper json = new JsonMapper();
        List<Measured> seen = new ArrayList<>();
        List<Measured> unseen = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Whoever came first the last time comes second now.
            for (boolean observed : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                Measured measured = measure(observed, folder);
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
            return Spread.of(measured.stream().map(figure::applyAsDouble).toList()).median();
        }
    }

    private Measured measure(boolean observed, Path folder) {
        Folders.delete(folder);
        try (Onlookers onlookers = Onlookers.start();
                LocalSystem system =
                        LocalSystem.start(options(observed, onlookers, folder), terminal)) {
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
        Load load = new Load(system, api, true, terminal::line);
        WarmUp warmUp = volume.warmUp(load);
        long scraped = onlookers.scrapedBytes();
        long spans = onlookers.spanBytes();
        Run run = load.run(warmUp.messages(), volume.items());
        if (!Promise.judge(run.outcome()).stream().allMatch(Promise::held)) {
            throw new StartFailure("a promise was broken: " + run.outcome());
        }
        Part whole = run.whole();
        long services =
                Arrays.stream(Service.values())
                        .mapToLong(
                                each -> whole.cpuMicrosPerMessage().getOrDefault(each.label(), 0L))
                        .sum();
        return new Measured(
                observed,
                whole.messagesPerSecond(),
                services,
                onlookers.scrapedBytes() - scraped,
                onlookers.spanBytes() - spans);
    }

    private SystemOptions options(boolean observed, Onlookers onlookers, Path folder) {
        Map<String, String> observing =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        onlookers.collectorUrl(),
                        "ZIRAAI_TRACING_SHARE",
                        Double.toString(share));
        return SystemOptions.of(folder.resolve("data"), Ports.free())
                .withFences(folder.resolve("fences"))
                .withEnvironment(observed ? observing : UNSEEN);
    }
}
