package com.ziraai.topics.deadletter;

import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.cluster.ClusterOptions;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/dlt}: lists, shows and replays dead letters of any cluster. */
@Command(
        name = "deploy/dlt",
        description = "Lists, shows and replays dead letters of any cluster.",
        footer = "TOPIC is the name of a topic or of its dead-letter topic.")
final class Dlt {

    private final Terminal terminal;

    private Dlt(PrintStream out) {
        this.terminal = new Terminal(out);
    }

    /** Runs the command. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /**
     * Runs the command.
     *
     * @return its exit code; 1 when the cluster failed, 2 when the arguments make no sense
     */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        return Terminal.run(new Dlt(out), out, err, arguments);
    }

    /** Options that say which letters of a topic are meant. */
    static final class SelectionOptions {

        @Option(names = "--partition", paramLabel = "P", description = "letters of that partition")
        @Between(least = 0)
        private @Nullable Integer partition;

        @Option(names = "--offset", paramLabel = "O", description = "the letter at that offset")
        @Between(least = 0)
        private @Nullable Long offset;

        Selection selection() {
            if (offset != null && partition == null) {
                throw new UsageFailure("--offset needs --partition");
            }
            return new Selection(
                    partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                    offset == null ? OptionalLong.empty() : OptionalLong.of(offset));
        }
    }

    @Command(name = "list", description = "Counts letters and reasons by topic.")
    void list(
            @Mixin ClusterOptions where,
            @Option(names = "--topic", paramLabel = "TOPIC", description = "only that one")
                    @Nullable String topic) {
        where.use(
                cluster -> new Listing(cluster, terminal::line).print(Optional.ofNullable(topic)));
    }

    @Command(name = "show", description = "Prints letters.")
    void show(
            @Mixin ClusterOptions where,
            @Mixin SelectionOptions options,
            @Parameters(paramLabel = "TOPIC") String topic,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "letters to show at most (default: ${DEFAULT-VALUE})")
                    @Between(least = 1)
                    int limit,
            @Option(
                            names = "--clear",
                            description = "shows phone numbers, names and texts as they are")
                    boolean clear) {
        Selection selection = options.selection();
        Mask mask = clear ? Mask.CLEAR : Mask.PERSONAL;
        where.use(cluster ->
                new Showing(cluster, values(where), mask, terminal::line)
                        .print(topic, selection, limit));
    }

    @Command(name = "replay", description = "Publishes letters to where they came from.")
    void replay(
            @Mixin ClusterOptions where,
            @Mixin SelectionOptions options,
            @Mixin Replaying.Wish wish,
            @Parameters(paramLabel = "TOPIC") String topic,
            @Option(names = "--all", description = "all letters of the topic") boolean all) {
        Selection selection = options.selection();
        boolean one = selection.offset().isPresent();
        if (all == one || (!one && selection.partition().isPresent())) {
            throw new UsageFailure("replay takes --partition P --offset O, or --all");
        }
        where.use(cluster ->
                new Replaying(cluster, values(where), wish, terminal::line).run(topic, selection));
    }

    private static ValueReader values(ClusterOptions where) {
        return new ValueReader(new Registry(where.registry()));
    }
}
