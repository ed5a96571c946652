package com.ziraai.campaign.release;

import com.ziraai.campaign.release.ReleaseRound.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs release rounds on a thread of its own, one after the other: at once when woken, and every
 * tick for what became due by the clock or was stored by another instance. A failed round changed
 * nothing and is tried again after a pause that grows while the outage lasts.
 */
public final class Releaser implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Releaser.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReleaseRound round;
    private final Duration tick;
    private final Duration missedStartGrace;
    private final Counter released;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    Releaser(ReleaseRound round, Duration tick, Duration missedStartGrace, MeterRegistry meters) {
        this.round = round;
        this.tick = tick;
        this.missedStartGrace = missedStartGrace;
        this.released =
                Counter.builder("campaign.items.released")
                        .description("Items published to distribution.requested.v1")
                        .register(meters);
    }

    /** How late a scheduled operation may begin without having missed its start. */
    public Duration missedStartGrace() {
        return missedStartGrace;
    }

    /** There may be something to release; returns at once. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("releaser").start(this::loop);
    }

    private void loop() {
        Duration pause = tick;
        while (running) {
            try {
                while (running && runRound().movedAnything()) {
                    pause = tick;
                }
                await(tick);
            } catch (RuntimeException outage) {
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
                log.warn("nothing released, next try in {}", pause, outage);
                await(pause);
            }
        }
    }

    private Result runRound() {
        Result result = round.run().blockOptional().orElseThrow();
        released.increment(result.items());
        return result;
    }

    private void await(Duration longest) {
        try {
            if (wakeUps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends after the running round: what it published is marked. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
