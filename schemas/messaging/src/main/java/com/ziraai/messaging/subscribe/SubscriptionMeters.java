package com.ziraai.messaging.subscribe;

import com.ziraai.messaging.record.UndecodableRecordException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Meters of one subscription; every series exists from the start, so that a rate starts at 0. */
final class SubscriptionMeters {

    private static final String FAILURES = "messaging.failures";
    private static final String DEAD_LETTERS = "messaging.dead.letters";

    private final MeterRegistry meters;
    private final String subscription;

    SubscriptionMeters(MeterRegistry meters, String subscription, Stall stall) {
        this.meters = meters;
        this.subscription = subscription;
        Gauge.builder("messaging.stalled", stall, Stall::seconds)
                .baseUnit("seconds")
                .description("Time since the batch at hand was first tried")
                .tag("subscription", subscription)
                .register(meters);
        for (Cause cause : Cause.values()) {
            meters.counter(FAILURES, "subscription", subscription, "reason", cause.label());
        }
        meters.counter(DEAD_LETTERS, "subscription", subscription, "reason", "poison");
        meters.counter(DEAD_LETTERS, "subscription", subscription, "reason", "undecodable");
    }

    void failed(Cause cause) {
        meters.counter(FAILURES, "subscription", subscription, "reason", cause.label()).increment();
    }

    void buried(RuntimeException reason) {
        String kind = reason instanceof UndecodableRecordException ? "undecodable" : "poison";
        meters.counter(DEAD_LETTERS, "subscription", subscription, "reason", kind).increment();
    }
}
