package com.ziraai.infrastructure;

import com.ziraai.infrastructure.process.Parallel;
import com.ziraai.infrastructure.process.Processes;
import com.ziraai.infrastructure.process.RecordedProcess;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What an earlier run left running in a data folder because its launcher was killed. */
public final class Remains {

    private static final String POSTGRES = "postgres";
    private static final List<String> LAST = List.of("registry", "kafka");
    private static final Duration LAUNCHER_PATIENCE = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Remains() {}

    /**
     * Makes sure nothing of an earlier run is in the way. A lone PostgreSQL is stopped, as it
     * always survives a killed launcher and would hold the data; anything else is left to the
     * person to decide on.
     *
     * @throws StartFailure naming the processes and how to end them
     */
    public static void refuse(RunFolder folder, Consumer<String> say) {
        folder.otherLauncher()
                .ifPresent(launcher -> {
                    throw new StartFailure(
                            "already running on "
                                    + folder.data()
                                    + " (pid "
                                    + launcher.pid()
                                    + "); end it with Ctrl-C there or with: "
                                    + stop(folder));
                });
        var living = withoutPostgres(folder);
        if (!living.isEmpty()) {
            throw new StartFailure(
                    "still running from an earlier start: "
                            + names(living)
                            + "; end them with: "
                            + stop(folder));
        }
        PostgresServer.endSurvivor(folder)
                .ifPresent(pid ->
                        say.accept(
                                "stopped the postgres an earlier start had left running (pid "
                                        + pid
                                        + ")"));
    }

    private static String stop(RunFolder folder) {
        return "deploy/up --stop --data " + folder.data();
    }

    /** Ends the launcher of this folder, if it lives, and whatever else is recorded as running. */
    public static void end(RunFolder folder, Consumer<String> say) {
        folder.otherLauncher()
                .flatMap(RecordedProcess::find)
                .ifPresent(launcher -> {
                    say.accept(
                            "asking the launcher (pid " + launcher.pid() + ") to stop everything");
                    Processes.end(launcher, LAUNCHER_PATIENCE);
                });
        endAll(
                withoutPostgres(folder).stream()
                        .filter(part -> !LAST.contains(part.name()))
                        .toList(),
                folder,
                say);
        for (var name : LAST) {
            endAll(
                    withoutPostgres(folder).stream()
                            .filter(part -> part.name().equals(name))
                            .toList(),
                    folder,
                    say);
        }
        PostgresServer.endSurvivor(folder)
                .ifPresent(pid -> say.accept("stopped postgres (pid " + pid + ")"));
        folder.forget(POSTGRES);
        folder.forget(RunFolder.LAUNCHER);
    }

    private static void endAll(
            List<RecordedProcess> parts, RunFolder folder, Consumer<String> say) {
        if (parts.isEmpty()) {
            return;
        }
        List<Runnable> tasks =
                parts.stream().<Runnable>map(part -> () -> end(part, folder, say)).toList();
        Parallel.run(parts.size(), tasks);
    }

    private static void end(RecordedProcess part, RunFolder folder, Consumer<String> say) {
        part.find().ifPresent(process -> Processes.end(process, PATIENCE));
        folder.forget(part.name());
        say.accept("stopped " + part.name() + " (pid " + part.pid() + ")");
    }

    private static List<RecordedProcess> withoutPostgres(RunFolder folder) {
        return folder.living().stream().filter(part -> !part.name().equals(POSTGRES)).toList();
    }

    private static String names(List<RecordedProcess> parts) {
        return parts.stream()
                .map(part -> part.name() + " (pid " + part.pid() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
