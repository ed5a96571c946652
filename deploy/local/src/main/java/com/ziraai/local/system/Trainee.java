package com.ziraai.local.system;

import com.ziraai.infrastructure.process.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a training run makes a cache for.
 *
 * @param name names the run's log
 * @param cache what it writes
 * @param command makes the contexts and ends before servers, listeners and schedules start, so it
 *     takes no work away from the application that may be running beside it
 * @param environment what the application runs with, as its context is the same in training
 */
record Trainee(
        String name,
        AotCache cache,
        List<String> command,
        Supplier<Map<String, String>> environment) {

    /**
     * Nobody waits for it. Linux shares its cores out by sessions first, where each part has its
     * own, and only within one by how nice a process is.
     */
    private static final List<String> LAST_OF_ALL =
            List.of(
                    "sh",
                    "-c",
                    "{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 \"$@\"",
                    "sh");

    ProcessSpec run() {
        var last = new ArrayList<>(LAST_OF_ALL);
        last.addAll(command);
        return new ProcessSpec(name + "-training", last, environment.get());
    }
}
