package com.ziraai.bench;

import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.CommandLine;
import com.ziraai.local.terminal.Terminal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/run}: starts the system on free ports, warms it up, sends the items as one
 * sponsor on the large plan and prints what they cost as one line of JSON.
 */
public final class Bench {

    private static final String USAGE =
            """
            usage: deploy/bench/run [options]
              --items N                messages to measure (default: 20000)
              --warmup N               messages sent before, so that the compilers are done (default: 20000)
              --receipts on|off        whether the simulator sends receipts (default: on)
              --data DIR               folder of this system's data (default: .data/bench)
              --jvm ARGUMENT           further argument of every service's JVM, e.g. a flight recording
              --help\
            """;

    private static final int STANDARD = 20_000;
    private static final int MOST = 1_000_000;

    private Bench() {}

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.err);
        System.exit(
                Terminal.run("deploy/bench", USAGE, System.err, () -> run(arguments, terminal)));
    }

    @SuppressWarnings("SystemOut") // the result is the command's output
    private static int run(String[] arguments, Terminal terminal) {
        CommandLine line =
                CommandLine.parse(
                        arguments,
                        Set.of("--items", "--warmup", "--receipts", "--data", "--jvm"),
                        Set.of("--help"));
        if (line.has("--help")) {
            terminal.line(USAGE);
            return 0;
        }
        int items = (int) line.number("--items", STANDARD, 1, MOST);
        int warmup = (int) line.number("--warmup", STANDARD, 0, MOST);
        boolean receipts = line.choice("--receipts", "on", "off").equals("on");
        try (LocalSystem system = LocalSystem.start(options(line, receipts), terminal)) {
            SponsorApi api = new SponsorApi(system, "bench", "Bench");
            api.raisePlan();
            Load load = new Load(api, receipts, terminal::line);
            load.run(0, warmup);
            Measurement measurement = Measurement.begin(system);
            Run run = load.run(warmup, items);
            Result result = measurement.end(run, api, receipts);
            System.out.println(new JsonMapper().writeValueAsString(result));
            return Promise.judge(run.outcome()).stream().allMatch(Promise::held) ? 0 : 1;
        }
    }

    private static SystemOptions options(CommandLine line, boolean receipts) {
        return BenchSystem.options(line)
                .withSimulator(List.of("--receipts", receipts ? "on" : "off"))
                .withJvmArguments(line.value("--jvm").stream().toList());
    }
}
