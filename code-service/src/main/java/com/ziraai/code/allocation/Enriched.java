package com.ziraai.code.allocation;

import com.ziraai.event.DistributionReady;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts items that were answered: with a code, or with why there is none. */
final class Enriched {

    private final Counter ready;
    private final Counter failed;

    Enriched(MeterRegistry meters) {
        this.ready = counter("ready", meters);
        this.failed = counter("failed", meters);
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return Counter.builder("code.items.enriched")
                .description("Items answered with a code or without, repetitions included")
                .tag("result", result)
                .register(meters);
    }

    void count(List<DistributionReady> answered, List<ItemOutcome> made) {
        long good =
                answered.stream().filter(each -> each.getRefusal() == null).count()
                        + made.stream()
                                .filter(each -> each.getStatus() == ItemStatus.GENERATED)
                                .count();
        ready.increment(good);
        failed.increment(answered.size() + made.size() - good);
    }
}
