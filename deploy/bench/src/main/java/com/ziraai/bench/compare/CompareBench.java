package com.ziraai.bench.compare;

import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/bench/compare}: the same bench of two checkouts, in turn. */
@Command(
        name = "deploy/bench/compare",
        description =
                "Measures two checkouts in turn. What follows -- goes to deploy/bench/run of both;"
                        + " name --warmup where one of them warms up by a fixed count.")
final class CompareBench implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR_A", description = "one checkout")
    private @Nullable Path one;

    @Parameters(index = "1", paramLabel = "DIR_B", description = "the other checkout")
    private @Nullable Path other;

    @Parameters(index = "2..*", paramLabel = "OPTION", description = "options of deploy/bench/run")
    private List<String> options = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each of the two is measured (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 100)
    private int rounds = 3;

    private final Terminal terminal;

    private CompareBench(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the comparison. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        CompareBench bench = new CompareBench(new Terminal(System.err));
        System.exit(Terminal.run(bench, System.err, System.err, arguments));
    }

    @Override
    public Integer call() {
        Path data = Terminal.folder(null, ".data/compare").toAbsolutePath();
        return new Rounds(
                        Ours.of("A", given(one), data, options),
                        Ours.of("B", given(other), data, options),
                        data,
                        terminal)
                .run(rounds);
    }

    private static Path given(@Nullable Path folder) {
        return Objects.requireNonNull(folder);
    }
}
