package com.ziraai.topics;

import com.ziraai.local.terminal.Terminal;
import com.ziraai.topics.cluster.ClusterFailure;
import java.io.PrintStream;

/** How every command over topics ends. */
final class Tool {

    private static final int FAILED = 1;

    private Tool() {}

    /**
     * Runs a command.
     *
     * @param name as the person typed it
     * @return its exit code; 1 when it could not be done, 2 when the arguments make no sense
     */
    static int run(String name, String usage, PrintStream err, Runnable command) {
        return Terminal.run(
                name,
                usage,
                err,
                () -> {
                    try {
                        command.run();
                        return 0;
                    } catch (ClusterFailure e) {
                        err.println(name + ": " + e.getMessage());
                        return FAILED;
                    }
                });
    }
}
