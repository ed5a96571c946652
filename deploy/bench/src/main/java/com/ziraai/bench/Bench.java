package com.ziraai.bench;

import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Terminal;
import java.util.List;
import java.util.Map;
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

    /** Nobody waits for what will not come: else an operation is complete two minutes later. */
    private static final Map<String, String> NO_RECEIPTS = Map.of("ANALYTICS_PROGRESS_GRACE", "2s");

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
            Load load = new Load(system, api, received, terminal::line);
            Result result = new Measurement(system, api, received, load).of(volume);
            tell(result);
            System.out.println(new JsonMapper().writeValueAsString(result));
            return result.promises().broken().isEmpty() ? 0 : 1;
        }
    }

    private void tell(Result result) {
        Table.of("whole run", result.whole()).forEach(terminal::line);
        if (result.steady() != null) {
            Table.of("steady part", result.steady()).forEach(terminal::line);
        }
        result.promises().broken().forEach(each -> terminal.line("not kept: " + each));
    }

    private SystemOptions options(boolean received) {
        return system.options(jvm)
                .withSimulator(List.of("--receipts", received ? "on" : "off"))
                .withEnvironment(received ? Map.of() : NO_RECEIPTS);
    }
}
