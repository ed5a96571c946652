package com.ziraai.bench.compare;

import com.ziraai.local.terminal.UsageFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code deploy/bench/run} of a checkout, as a contender. */
final class Ours {

    private Ours() {}

    /**
     * @param data folder for its data and for what it keeps outside of that
     * @param options what to run it with
     */
    static Contender of(String name, Path checkout, Path data, List<String> options) {
        Path run = checkout.toAbsolutePath().resolve("deploy/bench/run");
        if (!Files.isExecutable(run)) {
            throw new UsageFailure(run + " is none that can be run");
        }
        List<String> command = new ArrayList<>(List.of(run.toString()));
        command.addAll(options);
        command.addAll(List.of("--data", data.resolve("data").toString()));
        return new Contender(
                name,
                checkout,
                command,
                // A new folder in an old one's place is new data, and nobody's copy.
                Map.of("XDG_STATE_HOME", data.resolve("state").toString()),
                Figures::ofRun);
    }
}
