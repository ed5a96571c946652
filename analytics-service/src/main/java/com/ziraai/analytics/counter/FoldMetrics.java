package com.ziraai.analytics.counter;

import com.ziraai.analytics.counter.MetricDeltas.Shown;
import com.ziraai.analytics.fold.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the fold tells of itself and of what passes through it. Everything is looked up once. */
public final class FoldMetrics {

    private final Counter folded;
    private final Counter news;
    private final Timer lag;
    private final Counter[][] outcomes = new Counter[MetricDeltas.ROWS][Shown.values().length];
    private final Timer[][] latencies = new Timer[MetricDeltas.ROWS][Stage.COUNT];

    public FoldMetrics(MeterRegistry registry) {
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
        for (int row = 0; row < MetricDeltas.ROWS; row++) {
            register(row, registry);
        }
    }

    private void register(int row, MeterRegistry registry) {
        for (Shown status : Shown.values()) {
            outcomes[row][status.ordinal()] =
                    Counter.builder("analytics.outcomes")
                            .description("Items newly at that status")
                            .tag("channel", MetricDeltas.word(row))
                            .tag("status", word(status))
                            .register(registry);
        }
        for (Stage stage : Stage.values()) {
            latencies[row][stage.ordinal()] =
                    Timer.builder("analytics.latency")
                            .description("Time from an item's release to the stage")
                            .tag("channel", MetricDeltas.word(row))
                            .tag("stage", word(stage))
                            .register(registry);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Of a batch that is committed. */
    public void folded(int events, int newEvents, Duration age, MetricDeltas moves) {
        folded.increment(events);
        news.increment(newEvents);
        lag.record(age.isNegative() ? Duration.ZERO : age);
        for (int row = 0; row < MetricDeltas.ROWS; row++) {
            for (Shown status : Shown.values()) {
                outcomes[row][status.ordinal()].increment(moves.items(row, status));
            }
        }
        for (MetricDeltas.Passed each : moves.passed()) {
            latencies[each.row()][each.stage().ordinal()].record(
                    each.millis(), TimeUnit.MILLISECONDS);
        }
    }
}
