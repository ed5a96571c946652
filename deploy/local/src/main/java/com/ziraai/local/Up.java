package com.ziraai.local;

import com.ziraai.local.infrastructure.Remains;
import com.ziraai.local.process.RunFolder;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.terminal.CommandLine;
import com.ziraai.local.terminal.LaunchOptions;
import com.ziraai.local.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** {@code deploy/up}: starts the system and stays until Ctrl-C. */
public final class Up {

    private static final String USAGE =
            """
            usage: deploy/up [options]
            %s
              --stop                   end what an earlier start left running, and nothing else
              --help\
            """
                    .formatted(LaunchOptions.USAGE);

    private static final Set<String> SWITCHES = LaunchOptions.switches("--stop");

    private Up() {}

    /** Runs until the process is told to stop. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        var terminal = new Terminal(System.out);
        System.exit(Terminal.run("deploy/up", USAGE, System.err, () -> run(arguments, terminal)));
    }

    private static int run(String[] arguments, Terminal terminal) {
        var line = CommandLine.parse(arguments, LaunchOptions.VALUED, SWITCHES);
        if (line.has("--help")) {
            terminal.line(USAGE);
            return 0;
        }
        if (line.has("--stop")) {
            Remains.end(RunFolder.in(LaunchOptions.dataFolder(line)), terminal::line);
            return 0;
        }
        var from = System.nanoTime();
        var system = LocalSystem.start(LaunchOptions.of(line), terminal);
        var took = Duration.ofNanos(System.nanoTime() - from);
        terminal.line(String.format(Locale.ROOT, "Ready in %.1f s.", took.toMillis() / 1000.0));
        terminal.line(FirstSteps.of(system));
        system.training().begin();
        Foreground.stay(system, terminal);
        return 0;
    }
}
