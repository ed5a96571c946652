package com.ziraai.local.system;

import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.ProcessSpec;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes missing AOT caches, one after the other. Closing gives up at once what is not finished: the
 * next start then does without, and trains again.
 */
public final class Training implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final RunFolder folder;
    private final List<BootApplication> missing;
    private final Function<BootApplication, Map<String, String>> environment;
    private @Nullable ChildProcess running;
    private boolean closed;

    /**
     * @param environment what the application runs with, as its context is the same in training
     */
    Training(
            RunFolder folder,
            List<BootApplication> applications,
            Function<BootApplication, Map<String, String>> environment) {
        this.folder = folder;
        this.missing =
                applications.stream().filter(application -> !application.isTrained()).toList();
        this.environment = environment;
    }

    /** Whether every cache was there when the system was started. */
    public boolean isNeedless() {
        return missing.isEmpty();
    }

    /** Trains what is not trained yet; returns at once. */
    public void begin() {
        Thread.ofVirtual().name("training").start(this::run);
    }

    /** Trains what is not trained yet. */
    public void run() {
        missing.forEach(this::train);
    }

    private void train(BootApplication application) {
        try {
            var child = launch(application);
            if (child != null && child.awaitEnd(LIMIT) == 0) {
                application.adoptTrainedCache();
            }
        } catch (StartFailure e) {
            // A cache is a convenience; the log of the training run says what was wrong.
            return;
        }
    }

    private synchronized @Nullable ChildProcess launch(BootApplication application) {
        if (closed) {
            return null;
        }
        var spec =
                new ProcessSpec(
                        application.name() + "-training",
                        application.trainingCommand(),
                        environment.apply(application));
        running = ChildProcess.start(spec, folder);
        return running;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (running != null && running.isAlive()) {
            // The JVM assembles the cache in a process of its own.
            running.handle().descendants().forEach(ProcessHandle::destroyForcibly);
            running.kill();
        }
    }
}
