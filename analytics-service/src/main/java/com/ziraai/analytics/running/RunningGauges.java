package com.ziraai.analytics.running;

import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.outcome.Generations;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.progress.Operations;
import com.ziraai.analytics.store.OperationTally;
import com.ziraai.analytics.store.Tallies;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at the running operations now and then, and shows what it saw last. */
final class RunningGauges {

    /** The newest; counts of one are some kilobytes. */
    private static final int AT_MOST = 200;

    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Generations generations;
    private final Operations operations;
    private final Tallies tallies;
    private volatile @Nullable RunningLevel level;

    RunningGauges(
            Generations generations, Operations operations, Tallies tallies, MeterRegistry meters) {
        this.generations = generations;
        this.operations = operations;
        this.tallies = tallies;
        Gauge.builder("analytics.conservation.broken", this, RunningGauges::broken)
                .description("Running operations whose states do not add up to their total")
                .register(meters);
        for (Stage stage : Stage.values()) {
            Gauge.builder("analytics.sla.share", this, each -> each.share(stage))
                    .description("Share of the running operations' items within the window")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /**
     * Looks now, where there is anything to be seen. Blocks.
     *
     * @return false: a look is all there is to do
     * @throws RuntimeException if the database did not answer; nothing is known then
     */
    boolean look() {
        try {
            level = Boolean.TRUE.equals(generations.areShown().block(LIMIT)) ? seen() : null;
        } catch (RuntimeException e) {
            level = null;
            throw e;
        }
        return false;
    }

    private RunningLevel seen() {
        List<Operation> running =
                Objects.requireNonNull(operations.running(AT_MOST).collectList().block(LIMIT));
        RunningLevel seen = new RunningLevel();
        if (!running.isEmpty()) {
            Map<String, OperationTally> counts =
                    Objects.requireNonNull(
                            tallies.of(running.stream().map(Operation::id).toList()).block(LIMIT));
            running.forEach(
                    each -> seen.add(each, Objects.requireNonNull(counts.get(each.id())).sum()));
        }
        return seen;
    }

    private double broken() {
        RunningLevel seen = level;
        return seen == null ? Double.NaN : seen.broken();
    }

    private double share(Stage stage) {
        RunningLevel seen = level;
        return seen == null ? Double.NaN : seen.share(stage);
    }
}
