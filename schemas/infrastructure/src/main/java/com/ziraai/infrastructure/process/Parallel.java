package com.ziraai.infrastructure.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Starts and stops parts side by side. */
public final class Parallel {

    private Parallel() {}

    /**
     * Runs all tasks, at most some at once, and returns when all have ended.
     *
     * @throws RuntimeException what the first failed task threw; the others have been interrupted
     *     or not begun
     */
    public static void run(int atOnce, List<Runnable> tasks) {
        try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var ended = new ExecutorCompletionService<Void>(threads);
            tasks.forEach(task -> ended.submit(task, null));
            try {
                for (int i = 0; i < tasks.size(); i++) {
                    ended.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
        }
    }
}
