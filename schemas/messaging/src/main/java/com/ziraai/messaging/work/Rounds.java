package com.ziraai.messaging.work;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Looks again and again for work in a table, on one thread, for as long as the subscriptions run;
 * declare it as a bean. After a round that failed the next one waits longer each time, up to ten
 * seconds. A stop waits for the running round.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final BooleanSupplier round;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;
    private Duration pause;

    /**
     * @param name of the thread, for people
     * @param interval pause between two rounds
     * @param round does some work; answers whether there may be more at once
     */
    public Rounds(String name, Duration interval, BooleanSupplier round) {
        this.name = name;
        this.interval = interval;
        this.round = round;
        this.pause = interval;
    }

    /**
     * Rounds of work that is nobody's hurry, such as removing what is past its retention.
     *
     * @param work given up when it takes as long as the interval
     */
    public static Rounds ofUpkeep(
            String name, Duration interval, Supplier<? extends Mono<?>> work) {
        return new Rounds(
                name,
                interval,
                () -> {
                    work.get().block(interval);
                    return false;
                });
    }

    /** There may be work: a round begins at once, or after the running one. */
    public void wake() {
        ScheduledExecutorService running = thread;
        if (running == null || !woken.compareAndSet(false, true)) {
            return;
        }
        try {
            running.execute(this::runWoken);
        } catch (RejectedExecutionException stopped) {
            log.debug("{} have stopped", name);
        }
    }

    /** Beside the rounds of the clock, which find what this one leaves by failing. */
    private void runWoken() {
        woken.set(false);
        try {
            if (round.getAsBoolean()) {
                wake();
            }
        } catch (RuntimeException e) {
            log.warn("{} wait for {}: {}", name, interval, e.toString());
        }
    }

    private void run(ScheduledExecutorService thread) {
        Duration rest = Duration.ZERO;
        try {
            if (!round.getAsBoolean()) {
                rest = interval;
            }
            pause = interval;
        } catch (RuntimeException e) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            rest = pause;
            log.warn("{} wait for {}: {}", name, pause, e.toString());
        }
        if (!thread.isShutdown()) {
            thread.schedule(() -> run(thread), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started =
                new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).factory());
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        started.execute(() -> run(started));
        thread = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** With the subscriptions: after everything they use has started. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
