package com.ziraai.analytics.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many alerts of each kind are in force; every instance shows the same. */
final class AlertGauges {

    private final Map<AlertKind, AtomicLong> inForce = new EnumMap<>(AlertKind.class);

    AlertGauges(MeterRegistry registry) {
        for (AlertKind kind : AlertKind.values()) {
            AtomicLong alerts = new AtomicLong();
            inForce.put(kind, alerts);
            Gauge.builder("analytics.alerts.in.force", alerts, AtomicLong::get)
                    .description("Sponsors an alert is in force for")
                    .tag("alert", kind.name())
                    .register(registry);
        }
    }

    /** Kinds that are not in the list have none. */
    void show(List<Alerts.InForce> counts) {
        Map<AlertKind, Long> now = new EnumMap<>(AlertKind.class);
        counts.forEach(each -> now.put(each.kind(), each.count()));
        inForce.forEach((kind, alerts) -> alerts.set(now.getOrDefault(kind, 0L)));
    }
}
