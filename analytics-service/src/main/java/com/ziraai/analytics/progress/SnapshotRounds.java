package com.ziraai.analytics.progress;

import com.ziraai.analytics.outcome.OutcomesFolded;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Starts rounds of snapshots on a thread of their own: at once when something changes after a
 * pause, the spacing apart while things keep changing, and every second for what other instances
 * left behind and for operations whose grace time is over. A round that fails is repeated; what it
 * was to show stays marked.
 */
final class SnapshotRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SnapshotRounds.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final SnapshotRound round;
    private final long spacing;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("snapshots").daemon().factory());
    private volatile long notBefore = System.nanoTime();
    private volatile boolean running;

    SnapshotRounds(SnapshotRound round, ProgressSettings settings) {
        this.round = round;
        this.spacing = settings.spacing().toNanos();
    }

    @EventListener(OutcomesFolded.class)
    void wake() {
        if (running && awake.compareAndSet(false, true)) {
            long wait = Math.max(0, notBefore - System.nanoTime());
            thread.schedule(this::run, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        awake.set(false);
        notBefore = System.nanoTime() + spacing;
        try {
            if (Boolean.TRUE.equals(round.run().block())) {
                notBefore = System.nanoTime();
                wake();
            }
        } catch (RuntimeException e) {
            log.warn("snapshots could not be published, next try in {}", HEARTBEAT, e);
            notBefore = System.nanoTime() + HEARTBEAT.toNanos();
            wake();
        }
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::wake, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the subscriptions and stopped after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }
}
