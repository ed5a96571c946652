package com.ziraai.messaging.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after all parts every few seconds, so that health answers at once and metrics need none.
 */
final class PartWatches implements SmartLifecycle {

    /** Three or four cheap questions a period and service. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final List<PartWatch> watches;
    private @Nullable ScheduledExecutorService threads;

    PartWatches(List<PartWatch> watches, MeterRegistry meters) {
        this.watches = watches;
        watches.forEach(each ->
                Gauge.builder("messaging.part.away", each, PartWatch::secondsAway)
                        .baseUnit("seconds")
                        .description("Time since the part stopped answering")
                        .tag("part", each.part())
                        .register(meters));
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newScheduledThreadPool(
                        watches.size(), Thread.ofPlatform().daemon().name("watch-", 1).factory());
        watches.forEach(each ->
                started.scheduleWithFixedDelay(
                        each::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        threads = started;
    }

    @Override
    public void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /** Before everything that waits for a part. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 5000;
    }
}
