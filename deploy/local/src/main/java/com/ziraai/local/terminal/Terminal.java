package com.ziraai.local.terminal;

import com.ziraai.local.infrastructure.Progress;
import com.ziraai.local.process.StartFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Lines for the person in front of it. */
public final class Terminal implements Progress {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;

    public Terminal(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs a command.
     *
     * @param name as the person typed it
     * @return its exit code; 1 when the system failed, 2 when the options make no sense
     */
    public static int run(String name, String usage, PrintStream err, IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (UsageFailure e) {
            err.println(name + ": " + e.getMessage() + "\n" + usage);
            return WRONG_USAGE;
        } catch (StartFailure e) {
            err.println(name + ": " + e.getMessage());
            return FAILED;
        }
    }

    public void line(String text) {
        out.println(text);
    }

    @Override
    public void ready(String part, Duration took, String where) {
        out.printf(Locale.ROOT, "  %-18s %5.1f s   %s%n", part, took.toMillis() / 1000.0, where);
    }

    @Override
    public void notice(String line) {
        out.println("  " + line);
    }
}
