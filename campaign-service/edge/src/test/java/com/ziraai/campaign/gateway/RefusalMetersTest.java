package com.ziraai.campaign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class RefusalMetersTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RefusalMeters refusals = new RefusalMeters(meters);

    private double refused(String limit) {
        return meters.get("campaign.admission.refusals").tag("limit", limit).counter().count();
    }

    private static ProblemException overLimit(String limit) {
        return ProblemException.overLimit(limit, 3, 3, 1, Optional.empty(), Instant.EPOCH);
    }

    private static ProblemException busy(String error) {
        return ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, error, Duration.ofSeconds(1));
    }

    @Test
    void aLimitOfThePlanIsCountedByItsName() {
        refusals.count(overLimit("maxItemsPerDay"));
        refusals.count(overLimit("maxItemsPerDay"));
        refusals.count(overLimit("maxConcurrentOperations"));
        assertThat(refused("maxItemsPerDay")).isEqualTo(2);
        assertThat(refused("maxConcurrentOperations")).isEqualTo(1);
        assertThat(refused("maxOperationsPerDay")).isZero();
    }

    @Test
    void aLackOfRoomIsCounted() {
        refusals.count(busy("INTAKE_BUSY"));
        refusals.count(busy("UPLOADS_BUSY"));
        assertThat(refused("intakeRoom")).isEqualTo(1);
        assertThat(refused("uploads")).isEqualTo(1);
    }

    @Test
    void otherProblemsAreNotAndMakeNoNewSeries() {
        refusals.count(ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
        refusals.count(overLimit("unheardOf"));
        assertThat(meters.get("campaign.admission.refusals").counters())
                .hasSize(5)
                .extracting(Counter::count)
                .containsOnly(0.0);
    }
}
