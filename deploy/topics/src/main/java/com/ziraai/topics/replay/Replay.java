package com.ziraai.topics.replay;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.cluster.ClusterOptions;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.Reference;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/replay}: takes topics into files and back into clusters. */
@Command(
        name = "deploy/replay",
        description = "Takes topics into files and back into clusters.",
        footer =
                "T is a time such as 2026-11-22T10:00:00Z, a day such as 2026-11-22 (UTC), or so"
                        + " long ago: 90s, 15m, 2h, 7d.")
public final class Replay {

    private final Terminal terminal;
    private final Terminal notes;

    private Replay(PrintStream out, PrintStream err) {
        this.terminal = new Terminal(out);
        this.notes = new Terminal(err);
    }

    /** Runs the command. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /**
     * Runs the command.
     *
     * @return its exit code; 1 when it could not be done, 2 when the arguments make no sense
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return Terminal.run(new Replay(out, err), out, err, arguments);
    }

    @Command(name = "dump", description = "Writes chosen records into a new file.")
    void dump(
            @Mixin ClusterOptions where,
            @Mixin ChoiceOptions chosen,
            @Parameters(paramLabel = "TOPIC", arity = "0..*") @Nullable List<String> topics,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "a new file; packed where it ends in .gz")
                    Path out) {
        Choice choice = chosen.choice();
        if (topics == null && choice.about().isEmpty()) {
            throw new UsageFailure("dump needs a topic or --operation");
        }
        where.use(cluster ->
                new Dumping(cluster, registry(where), Clock.systemUTC(), terminal::line)
                        .run(topics == null ? facts() : topics, choice, out, where.bootstrap()));
    }

    /** From what they say every number of an operation follows, and no message. */
    static List<String> facts() {
        return Topics.all().stream()
                .filter(topic -> topic.readers().contains(Service.ANALYTICS))
                .filter(topic -> topic.owner() != Service.ANALYTICS)
                .map(Topic::name)
                .toList();
    }

    @Command(name = "show", description = "Prints each chosen record as a JSON object.")
    void show(
            @Mixin ClusterOptions where,
            @Mixin ChoiceOptions choice,
            @Parameters(paramLabel = "FILE|TOPIC") String source,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "records to show at most (default: ${DEFAULT-VALUE})")
                    @Between(least = 1)
                    int limit,
            @Option(names = "--clear", description = CLEAR) boolean clear) {
        Showing showing =
                new Showing(choice.choice(), limit, mask(clear), terminal::line, notes::line);
        if (Files.isRegularFile(Path.of(source))) {
            showing.file(Path.of(source));
            return;
        }
        where.use(cluster -> {
            if (!cluster.topics().contains(source)) {
                throw new StartFailure("there is neither a file nor a topic " + source);
            }
            showing.topic(cluster, registry(where), source);
        });
    }

    private static final String CLEAR =
            "shows addresses, names, texts, codes and links as they are";

    @Command(name = "load", description = "Publishes a file's records, or some topics' of it.")
    void load(
            @Mixin ClusterOptions where,
            @Parameters(index = "0", paramLabel = "FILE") Path file,
            @Parameters(index = "1..*", paramLabel = "TOPIC") @Nullable Set<String> topics,
            @Option(names = "--send", description = "loads topics from which messages follow, too")
                    boolean send,
            @Option(
                            names = "--anywhere",
                            description = "loads into a cluster that is not on this machine, too")
                    boolean anywhere) {
        var wish = new Loading.Wish(topics == null ? Set.of() : topics, anywhere, send);
        where.use(cluster -> new Loading(cluster, registry(where), wish, terminal::line).run(file));
    }

    enum Rebuilt {
        ANALYTICS
    }

    @Command(name = "rebuild", description = "Lets analytics fold everything anew.")
    void rebuild(
            @Parameters(paramLabel = "analytics") Rebuilt what,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description = "data folder of the local run (default: .data)")
                    @Nullable Path data,
            @Option(
                            names = "--analytics",
                            paramLabel = "URL",
                            defaultValue = "http://127.0.0.1:8085",
                            description = "where analytics answers (default: ${DEFAULT-VALUE})")
                    URI analytics,
            @Option(
                            names = "--accept-less",
                            description =
                                    "shows a rebuild that knows less than what was shown, too")
                    boolean acceptLess) {
        if (analytics.getHost() == null) {
            throw new UsageFailure("--analytics is an address such as http://127.0.0.1:8085");
        }
        new LocalRun(Terminal.folder(data, ".data"), terminal::line).rebuild(analytics, acceptLess);
    }

    @Command(name = "item", description = "Follows an item through all topics.")
    void item(
            @Mixin ClusterOptions where,
            @Parameters(paramLabel = "OPERATION/INDEX", converter = ChoiceOptions.Item.class)
                    Reference item,
            @Option(names = "--json", description = "shows whole records") boolean json,
            @Option(names = "--clear", description = CLEAR) boolean clear) {
        where.use(cluster ->
                new Following(
                                cluster,
                                new ValueReader(registry(where)),
                                mask(clear),
                                terminal::line)
                        .print(item, json));
    }

    private static Mask mask(boolean clear) {
        return clear ? Mask.CLEAR : Mask.PERSONAL_AND_CODES;
    }

    private static Registry registry(ClusterOptions where) {
        return new Registry(where.registry());
    }
}
