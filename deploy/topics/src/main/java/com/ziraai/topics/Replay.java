package com.ziraai.topics;

import com.ziraai.local.terminal.Terminal;
import com.ziraai.topics.ReplayArguments.Dump;
import com.ziraai.topics.ReplayArguments.Help;
import com.ziraai.topics.ReplayArguments.Item;
import com.ziraai.topics.ReplayArguments.Load;
import com.ziraai.topics.ReplayArguments.Rebuild;
import com.ziraai.topics.ReplayArguments.Show;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.cluster.ClusterFailure;
import com.ziraai.topics.dump.Dumping;
import com.ziraai.topics.dump.Loading;
import com.ziraai.topics.dump.Showing;
import com.ziraai.topics.item.Following;
import com.ziraai.topics.rebuild.LocalRun;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** {@code deploy/replay}: takes topics into files and back into clusters. */
public final class Replay {

    private static final String NAME = "deploy/replay";

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
        return Tool.run(
                NAME,
                ReplayArguments.USAGE,
                err,
                () ->
                        new Replay(out, err)
                                .run(ReplayArguments.parse(arguments, Clock.systemUTC())));
    }

    private void run(ReplayArguments arguments) {
        switch (arguments) {
            case Help() -> terminal.line(ReplayArguments.USAGE);
            case Rebuild(Path data, URI analytics, boolean acceptLess) ->
                    new LocalRun(data, terminal::line).rebuild(analytics, acceptLess);
            case Show show when Files.isRegularFile(Path.of(show.source())) ->
                    showing(show).file(Path.of(show.source()));
            case Show show -> in(show.where(), cluster -> show(show, cluster));
            case Dump dump -> in(dump.where(), cluster -> dump(dump, cluster));
            case Load load ->
                    in(
                            load.where(),
                            cluster ->
                                    new Loading(
                                                    cluster,
                                                    registry(load.where()),
                                                    load.wish(),
                                                    terminal::line)
                                            .run(load.file()));
            case Item item -> in(item.where(), cluster -> follow(item, cluster));
        }
    }

    private void dump(Dump dump, Cluster cluster) {
        new Dumping(cluster, registry(dump.where()), Clock.systemUTC(), terminal::line)
                .run(dump.topics(), dump.choice(), dump.out(), dump.where().bootstrap());
    }

    private void show(Show show, Cluster cluster) {
        if (!cluster.topics().contains(show.source())) {
            throw new ClusterFailure("there is neither a file nor a topic " + show.source());
        }
        showing(show).topic(cluster, registry(show.where()), show.source());
    }

    private Showing showing(Show show) {
        return new Showing(show.choice(), show.limit(), show.mask(), terminal::line, notes::line);
    }

    private void follow(Item item, Cluster cluster) {
        new Following(cluster, new ValueReader(registry(item.where())), item.mask(), terminal::line)
                .print(item.item(), item.json());
    }

    private static void in(Where where, java.util.function.Consumer<Cluster> work) {
        try (Cluster cluster = where.cluster()) {
            work.accept(cluster);
        }
    }

    private static Registry registry(Where where) {
        return new Registry(where.registry());
    }
}
