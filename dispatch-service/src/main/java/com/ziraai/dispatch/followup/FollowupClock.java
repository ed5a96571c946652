package com.ziraai.dispatch.followup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for what is due and has it done, on one thread; any number of instances may run it at once.
 *
 * <p>Follow-ups are taken for a lease, handled, then deleted. After a crash or a failure between,
 * they come again when the lease ends; after a failure the next look waits longer each time.
 */
final class FollowupClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FollowupClock.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final FollowupSettings settings;
    private final Followups followups;
    private final DueHandler handler;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;
    private Duration pause;

    FollowupClock(FollowupSettings settings, Followups followups, DueHandler handler, Clock clock) {
        this.settings = settings;
        this.followups = followups;
        this.handler = handler;
        this.clock = clock;
        this.pause = settings.interval();
    }

    private void look(ScheduledExecutorService thread) {
        Duration rest = Duration.ZERO;
        try {
            if (doDue() < settings.batchSize()) {
                rest = settings.interval();
            }
            pause = settings.interval();
        } catch (RuntimeException e) {
            pause = longer(pause);
            rest = pause;
            log.warn("follow-ups wait for {}: {}", pause, e.toString());
        }
        if (!thread.isShutdown()) {
            thread.schedule(() -> look(thread), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private int doDue() {
        List<Followup> due =
                Objects.requireNonNull(
                        followups
                                .takeDue(clock.instant(), settings.batchSize(), settings.lease())
                                .block());
        if (!due.isEmpty()) {
            handler.onDue(due);
            followups.done(due).block();
        }
        return due.size();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started =
                new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("followups").factory());
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        started.execute(() -> look(started));
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** With the subscriptions: after everything handlers use has started. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
