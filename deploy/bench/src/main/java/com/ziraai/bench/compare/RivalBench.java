package com.ziraai.bench.compare;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/bench/rival}: this checkout and a program of others, in turn. */
@Command(
        name = "deploy/bench/rival",
        description =
                "Measures a rival and this checkout in turn. What follows -- goes to"
                        + " deploy/bench/run; the rival takes its settings from the environment.")
final class RivalBench implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "folder of the rival")
    private @Nullable Path rival;

    @Parameters(index = "1..*", paramLabel = "OPTION", description = "options of deploy/bench/run")
    private List<String> options = List.of();

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description =
                    "what is run in that folder; it prints an object of JSON as its last such line"
                            + " (default: ${DEFAULT-VALUE})")
    private String program = "run";

    @Option(
            names = "--figure",
            paramLabel = "FIELD",
            description = "the field with its messages a second (default: ${DEFAULT-VALUE})")
    private String figure = "messagesPerSecond";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each of the two is measured (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 100)
    private int rounds = 3;

    private final Terminal terminal;

    private RivalBench(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the comparison. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        RivalBench bench = new RivalBench(new Terminal(System.err));
        System.exit(Terminal.run(bench, System.err, System.err, arguments));
    }

    @Override
    public Integer call() {
        Path data = Terminal.folder(null, ".data/compare").toAbsolutePath();
        Path folder = Objects.requireNonNull(rival).toAbsolutePath();
        Contender theirs =
                new Contender(
                        "rival",
                        folder,
                        List.of(folder.resolve(program).toString()),
                        Map.of(),
                        Figures.ofRate(figure));
        Contender ours = Ours.of("ours", Checkout.find().root(), data, options);
        return new Rounds(theirs, ours, data, terminal).run(rounds);
    }
}
