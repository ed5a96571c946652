package com.ziraai.local.system;

import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.RunFolder;
import com.ziraai.infrastructure.process.StartFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes missing AOT caches, one after the other. Closing gives up at once what is not finished: the
 * next start then does without, and trains again.
 */
public final class Training implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final RunFolder folder;
    private final List<Trainee> missing;
    private @Nullable ChildProcess running;
    private boolean closed;

    Training(RunFolder folder, List<Trainee> trainees) {
        this.folder = folder;
        this.missing = trainees.stream().filter(each -> !each.cache().isThere()).toList();
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

    private void train(Trainee trainee) {
        try {
            var child = launch(trainee);
            if (child != null && child.awaitEnd(LIMIT) == 0) {
                trainee.cache().adopt();
            }
        } catch (StartFailure e) {
            // A cache is a convenience; the log of the training run says what was wrong.
            return;
        }
    }

    private synchronized @Nullable ChildProcess launch(Trainee trainee) {
        if (closed) {
            return null;
        }
        running = ChildProcess.start(trainee.run(), folder);
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
