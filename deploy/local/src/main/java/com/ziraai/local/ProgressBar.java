package com.ziraai.local;

import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.State;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One line that is redrawn where there is a terminal, and said once a second where there is none.
 */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final Duration REDRAWN = Duration.ofMillis(100);
    private static final Duration SAID = Duration.ofSeconds(1);

    private final PrintStream out;
    private final boolean redraw;
    private long lastShown;
    private boolean shown;

    ProgressBar(PrintStream out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    /** Shows where all operations stand, unless that was just done. */
    void show(List<Operation> operations, String waitingFor) {
        var now = System.nanoTime();
        var pause = redraw ? REDRAWN : SAID;
        if (!shown || now - lastShown >= pause.toNanos()) {
            lastShown = now;
            shown = true;
            print(line(operations, waitingFor));
        }
    }

    /** Shows the last state and leaves the line. */
    void finish(List<Operation> operations) {
        print(line(operations, ""));
        if (redraw) {
            out.println();
        }
    }

    private void print(String line) {
        if (redraw) {
            out.print("\r\033[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    static String line(List<Operation> operations, String waitingFor) {
        var total = operations.stream().mapToLong(Operation::total).sum();
        var settled = operations.stream().mapToLong(Operation::settled).sum();
        var filled = total == 0 ? 0 : (int) (WIDTH * settled / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %,d/%,d  in flight %,d  sent %,d  delivered %,d  failed %,d  unknown %,d%s",
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                settled,
                total,
                sum(operations, State.IN_FLIGHT),
                sum(operations, State.SENT),
                sum(operations, State.DELIVERED) + sum(operations, State.READ),
                sum(operations, State.FAILED),
                sum(operations, State.UNKNOWN),
                waitingFor.isEmpty() ? "" : "  … " + waitingFor);
    }

    private static long sum(List<Operation> operations, State state) {
        return operations.stream().mapToLong(operation -> operation.count(state)).sum();
    }
}
