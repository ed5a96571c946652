package com.ziraai.infrastructure.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Logs and pid files of one running system under its data folder. */
public final class RunFolder {

    /** Name under which the launcher itself is recorded. */
    public static final String LAUNCHER = "launcher";

    private static final String SUFFIX = ".pid";

    private final Path data;
    private volatile boolean closed;

    private RunFolder(Path data) {
        this.data = data;
    }

    /** The run folder of a data folder; both are created if missing. */
    public static RunFolder in(Path dataFolder) {
        var data = dataFolder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data.resolve("run"));
            Files.createDirectories(data.resolve("logs"));
        } catch (IOException e) {
            throw new StartFailure("cannot write to the data folder " + data + ": " + e, e);
        }
        return new RunFolder(data);
    }

    public Path data() {
        return data;
    }

    public Path logs() {
        return data.resolve("logs");
    }

    /** From now on nothing may be started: a system that is being stopped must not grow. */
    public void refuseStarts() {
        closed = true;
    }

    /**
     * Remembers a started process until {@link #forget}.
     *
     * @throws StartFailure when the system is being stopped; the process is killed
     */
    public void record(String name, ProcessHandle process) {
        if (closed) {
            process.destroyForcibly();
            throw new StartFailure("stopping");
        }
        try {
            Files.writeString(pidFile(name), RecordedProcess.of(name, process).format());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher that owns this folder, if it lives and is not this very process. */
    public Optional<RecordedProcess> otherLauncher() {
        return read(pidFile(LAUNCHER))
                .filter(launcher -> launcher.pid() != ProcessHandle.current().pid())
                .filter(launcher -> launcher.find().isPresent());
    }

    /**
     * Whether a launcher was recorded here that has ended without {@link #forget forgetting}
     * itself.
     */
    public boolean isAbandoned() {
        return read(pidFile(LAUNCHER)).filter(launcher -> launcher.find().isEmpty()).isPresent();
    }

    /** Recorded processes, except the launcher, that still live. */
    public List<RecordedProcess> living() {
        try (Stream<Path> files = Files.list(data.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(RunFolder::read)
                    .flatMap(Optional::stream)
                    .filter(process -> !process.name().equals(LAUNCHER))
                    .filter(process -> process.find().isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile(String name) {
        return data.resolve("run").resolve(name + SUFFIX);
    }

    private static Optional<RecordedProcess> read(Path file) {
        try {
            var name = file.getFileName().toString().replace(SUFFIX, "");
            return Optional.of(RecordedProcess.parse(name, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException torn) {
            // A launcher killed while writing leaves a file that names nobody.
            return Optional.empty();
        }
    }
}
