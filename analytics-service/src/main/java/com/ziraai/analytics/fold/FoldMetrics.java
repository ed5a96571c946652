package com.ziraai.analytics.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the fold tells of itself. */
final class FoldMetrics {

    private final Counter folded;
    private final Counter news;
    private final Timer lag;

    FoldMetrics(MeterRegistry registry) {
        this.folded =
                Counter.builder("analytics.events.folded")
                        .description("Outcomes read, repetitions included")
                        .register(registry);
        this.news =
                Counter.builder("analytics.events.new")
                        .description("Outcomes that changed what is known of an item")
                        .register(registry);
        this.lag =
                Timer.builder("analytics.fold.lag")
                        .description("Age of a batch's last outcome when it was committed")
                        .register(registry);
    }

    void folded(int events, int newEvents, Duration age) {
        folded.increment(events);
        news.increment(newEvents);
        lag.record(age.isNegative() ? Duration.ZERO : age);
    }
}
