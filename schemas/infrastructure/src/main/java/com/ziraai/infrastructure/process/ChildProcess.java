package com.ziraai.infrastructure.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A process of ours: its output goes to {@code logs/<name>.log} (the log of the run before is kept
 * beside it), its pid file lives as long as it does. It gets a clean environment, so that a stray
 * {@code SPRING_…} or {@code JAVA_TOOL_OPTIONS} of the terminal does not change what is started,
 * and a session of its own, so that Ctrl-C reaches only the launcher and the parts stop in order.
 */
public final class ChildProcess {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR", "TZ");

    private static final Duration POLL = Duration.ofMillis(80);

    private final String name;
    private final Process process;
    private final Path log;
    private final RunFolder folder;

    private ChildProcess(String name, Process process, Path log, RunFolder folder) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.folder = folder;
    }

    /** Starts a process; it is running, not necessarily ready, on return. */
    public static ChildProcess start(ProcessSpec spec, RunFolder folder) {
        var log = folder.logs().resolve(spec.name() + ".log");
        try {
            keepPrevious(log);
            var process = builder(spec, log).start();
            folder.record(spec.name(), process.toHandle());
            return new ChildProcess(spec.name(), process, log, folder);
        } catch (IOException e) {
            throw new StartFailure("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(ProcessSpec spec, Path log) {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        cleanEnvironment(builder.environment());
        builder.environment().putAll(spec.environment());
        return builder;
    }

    private static void cleanEnvironment(Map<String, String> environment) {
        environment.keySet().retainAll(INHERITED);
        environment.putIfAbsent("LANG", "C.UTF-8");
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            var previous =
                    log.resolveSibling(
                            log.getFileName().toString().replace(".log", ".previous.log"));
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits until the process is ready.
     *
     * @throws StartFailure when it ends first or is not ready in time; the message holds the last
     *     lines of its log
     */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new StartFailure(
                        name + " ended with exit code " + process.exitValue() + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        name + " was not ready after " + limit.toSeconds() + " s" + lastLines());
            }
            Pause.of(POLL);
        }
    }

    /** Waits for the end of a process that is expected to end by itself. */
    public int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit)) {
                kill();
                throw new StartFailure(
                        name + " did not end within " + limit.toSeconds() + " s" + lastLines());
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
        folder.forget(name);
        return process.exitValue();
    }

    /**
     * Ends the process (SIGTERM), kills it after {@code patience}.
     *
     * @return whether it ended by itself
     */
    public boolean stop(Duration patience) {
        var clean = Processes.end(process.toHandle(), patience);
        folder.forget(name);
        return clean;
    }

    /** Kills the process as a power cut would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        Processes.ended(process.toHandle(), Duration.ofSeconds(5));
        folder.forget(name);
    }

    private String lastLines() {
        return "; its log ends with\n" + LogTail.of(log) + "\n(whole log: " + log + ")";
    }
}
