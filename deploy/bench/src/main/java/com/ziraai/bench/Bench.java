package com.ziraai.bench;

import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/run}: starts the system on free ports, warms it up, sends the items as one
 * sponsor on the large plan and prints what they cost as one line of JSON.
 */
@Command(name = "deploy/bench/run", description = "Measures what a message costs on a warm system.")
final class Bench implements Callable<Integer> {

    private enum Receipts {
        ON,
        OFF
    }

    @Mixin private final Volume volume = new Volume();

    @Option(
            names = "--receipts",
            paramLabel = "on|off",
            description = "whether the simulator sends receipts (default: on)")
    private Receipts receipts = Receipts.ON;

    @Option(
            names = "--jvm",
            paramLabel = "ARGUMENT",
            description = "further argument of every service's JVM, e.g. a flight recording")
    private List<String> jvm = List.of();

    @Mixin private final BenchSystem system = new BenchSystem();

    private final Terminal terminal;

    private Bench(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        Bench bench = new Bench(new Terminal(System.err));
        System.exit(Terminal.run(bench, System.err, System.err, arguments));
    }

    @Override
    @SuppressWarnings("SystemOut") // the result is the command's output
    public Integer call() {
        boolean received = receipts == Receipts.ON;
        try (LocalSystem system = LocalSystem.start(options(received), terminal)) {
            SponsorApi api = new SponsorApi(system, "bench", "Bench");
            api.raisePlan();
            Load load = new Load(api, received, terminal::line);
            load.run(0, volume.warmup());
            Measurement measurement = Measurement.begin(system);
            Run run = load.run(volume.warmup(), volume.items());
            Result result = measurement.end(run, api, received);
            System.out.println(new JsonMapper().writeValueAsString(result));
            return Promise.judge(run.outcome()).stream().allMatch(Promise::held) ? 0 : 1;
        }
    }

    private SystemOptions options(boolean received) {
        return system.options()
                .withSimulator(List.of("--receipts", received ? "on" : "off"))
                .withJvmArguments(jvm);
    }
}
