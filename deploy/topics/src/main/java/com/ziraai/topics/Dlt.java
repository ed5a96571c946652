package com.ziraai.topics;

import com.ziraai.local.terminal.Terminal;
import com.ziraai.topics.DltArguments.Help;
import com.ziraai.topics.DltArguments.Listed;
import com.ziraai.topics.DltArguments.Replayed;
import com.ziraai.topics.DltArguments.Shown;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.deadletter.Listing;
import com.ziraai.topics.deadletter.Replay;
import com.ziraai.topics.deadletter.Showing;
import com.ziraai.topics.value.Registry;
import com.ziraai.topics.value.ValueReader;
import java.io.PrintStream;

/** {@code deploy/dlt}: lists, shows and replays dead letters of any cluster. */
public final class Dlt {

    private static final String NAME = "deploy/dlt";

    private Dlt() {}

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
        return Tool.run(
                NAME,
                DltArguments.USAGE,
                err,
                () -> run(DltArguments.parse(arguments), new Terminal(out)));
    }

    private static void run(DltArguments arguments, Terminal terminal) {
        switch (arguments) {
            case Help() -> terminal.line(DltArguments.USAGE);
            case Listed list -> {
                try (Cluster cluster = list.where().cluster()) {
                    new Listing(cluster, terminal::line).print(list.topic());
                }
            }
            case Shown show -> {
                try (Cluster cluster = show.where().cluster()) {
                    new Showing(cluster, values(show.where()), show.mask(), terminal::line)
                            .print(show.topic(), show.selection(), show.limit());
                }
            }
            case Replayed replay -> {
                try (Cluster cluster = replay.where().cluster()) {
                    new Replay(cluster, values(replay.where()), replay.wish(), terminal::line)
                            .run(replay.topic(), replay.selection());
                }
            }
        }
    }

    private static ValueReader values(Where where) {
        return new ValueReader(new Registry(where.registry()));
    }
}
