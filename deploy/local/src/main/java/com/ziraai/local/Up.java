package com.ziraai.local;

import com.ziraai.infrastructure.Remains;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/up}: starts the system and stays until Ctrl-C. */
@Command(name = "deploy/up", description = "Starts the system and stays until Ctrl-C.")
final class Up implements Runnable {

    @Mixin private final LaunchOptions options = new LaunchOptions();

    @Option(
            names = "--stop",
            description = "end what an earlier start left running, and nothing else")
    private boolean stop;

    private final Terminal terminal;

    private Up(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs until the process is told to stop. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        var command = new Up(new Terminal(System.out));
        System.exit(Terminal.run(command, System.out, System.err, arguments));
    }

    @Override
    public void run() {
        if (stop) {
            Remains.end(RunFolder.in(options.dataFolder()), terminal::line);
            return;
        }
        var from = System.nanoTime();
        var system = LocalSystem.start(options.system(), terminal);
        var took = Duration.ofNanos(System.nanoTime() - from);
        terminal.line(String.format(Locale.ROOT, "Ready in %.1f s.", took.toMillis() / 1000.0));
        terminal.line(FirstSteps.of(system));
        system.training().begin();
        Foreground.stay(system, terminal);
    }
}
