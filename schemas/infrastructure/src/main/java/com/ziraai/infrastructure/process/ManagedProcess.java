package com.ziraai.infrastructure.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A part of the system that can be started, stopped, killed and started again the same way. */
public final class ManagedProcess implements AutoCloseable {

    private final ProcessSpec spec;
    private final RunFolder folder;
    private final BooleanSupplier ready;
    private final Duration startLimit;
    private final Duration stopPatience;
    private final AtomicReference<@Nullable ChildProcess> running = new AtomicReference<>();

    /**
     * Describes a process without starting it.
     *
     * @param ready asks the running process whether it can serve; called often
     * @param startLimit after which a start counts as failed
     * @param stopPatience after which a process that was asked to end is killed
     */
    public ManagedProcess(
            ProcessSpec spec,
            RunFolder folder,
            BooleanSupplier ready,
            Duration startLimit,
            Duration stopPatience) {
        this.spec = spec;
        this.folder = folder;
        this.ready = ready;
        this.startLimit = startLimit;
        this.stopPatience = stopPatience;
    }

    public String name() {
        return spec.name();
    }

    /**
     * Starts the process and waits until it is ready.
     *
     * @throws StartFailure when it ends or is not ready in time; it is stopped then
     */
    public void start() {
        var child = ChildProcess.start(spec, folder);
        running.set(child);
        try {
            child.awaitReady(ready, startLimit);
        } catch (StartFailure e) {
            stop();
            throw e;
        }
    }

    /**
     * Asks the process to end, kills it when it does not, and waits until it is gone; ends a start
     * under way, too.
     */
    public void stop() {
        var child = running.getAndSet(null);
        if (child != null) {
            child.stop(stopPatience);
        }
    }

    /** Kills the process as a power cut would. */
    public void kill() {
        var child = running.getAndSet(null);
        if (child != null) {
            child.kill();
        }
    }

    /** The running process, also while it is still starting. */
    public Optional<ProcessHandle> handle() {
        return Optional.ofNullable(running.get()).map(ChildProcess::handle);
    }

    @Override
    public void close() {
        stop();
    }
}
