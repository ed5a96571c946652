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

    /** At the lowest priority, as nobody waits for it. */
    ProcessSpec run() {
        var nice = new ArrayList<>(List.of("nice", "-n", "19"));
        nice.addAll(command);
        return new ProcessSpec(name + "-training", nice, environment.get());
    }
}
