package com.ziraai.local.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts parts side by side. */
public final class Parallel {

    private Parallel() {}

    /**
     * Runs all tasks, at most some at once, and returns when all have ended.
     *
     * @throws RuntimeException what the first failed task threw, after the others have ended too
     */
    public static void run(int atOnce, List<Runnable> tasks) {
        var futures = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            tasks.forEach(task -> futures.add(threads.submit(task)));
        }
        futures.forEach(Parallel::rethrow);
    }

    private static void rethrow(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
