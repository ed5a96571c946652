package com.ziraai.bench;

import com.ziraai.bench.usage.CpuMeter;
import com.ziraai.infrastructure.process.Pause;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the system from time to time without asking any part of it but the simulator, whose time
 * is not counted.
 */
final class Watch {

    /** While much goes on: a look takes some 20 ms of a processor. */
    static final Duration PERIOD = Duration.ofSeconds(2);

    /** While the end is near, which the look after it stands for. */
    static final Duration NEAR_THE_END = Duration.ofMillis(500);

    private final SponsorApi api;
    private final CpuMeter meter;
    private final List<Look> looks = new ArrayList<>();

    Watch(LocalSystem system, SponsorApi api) {
        this.api = api;
        this.meter = new CpuMeter(system);
    }

    Look look() {
        Look now = new Look(Instant.now(), api.ledger(), meter.read());
        looks.add(now);
        return now;
    }

    /** Looks so long after the last look. */
    Look next(Duration period) {
        Pause.of(Duration.between(Instant.now(), looks.getLast().at().plus(period)));
        return look();
    }

    /** Looks if the last look was long enough ago. */
    void glance() {
        if (looks.getLast().at().plus(PERIOD).isBefore(Instant.now())) {
            look();
        }
    }

    /** All looks from that one on. */
    List<Look> since(Look first) {
        return List.copyOf(looks.subList(looks.indexOf(first), looks.size()));
    }
}
