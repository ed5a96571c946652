package com.ziraai.campaign.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.operation.NewOperation.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Estimate estimate = new Estimate(100, Duration.ofSeconds(1));

    @Test
    void aloneItHasTheWholeChannel() {
        assertThat(seconds(work(5_000), Map.of())).isEqualTo(50 + 1);
    }

    @Test
    void eachOtherSponsorGoesTurnByTurnUntilItHasWhatItNeeds() {
        assertThat(seconds(work(5_000), Map.of("b", 1_000L))).isEqualTo(60 + 1);
        assertThat(seconds(work(5_000), Map.of("b", 900_000L))).isEqualTo(100 + 1);
        assertThat(seconds(work(5_000), Map.of("b", 900_000L, "c", 900_000L))).isEqualTo(150 + 1);
    }

    @Test
    void oursTakeTurnsAndHaveOneSponsorsShareTogether() {
        assertThat(seconds(work(5_000), Map.of("a", 900_000L))).isEqualTo(100 + 1);
        assertThat(seconds(work(5_000), Map.of("a", 1_000L, "b", 900_000L))).isEqualTo(120 + 1);
    }

    @Test
    void aSmallWindowIsSlowerThanTheChannel() {
        Workload work = new Workload("a", 1_000, new Pace(10, 1), NOW, NOW);
        assertThat(seconds(work, Map.of())).isEqualTo(100 + 1);
    }

    @Test
    void itEndsNoSoonerThanItsScheduleLetsIt() {
        Workload work =
                new Workload("a", 1_000, new Pace(100, 10), NOW, NOW.plus(Duration.ofHours(2)));
        assertThat(seconds(work, Map.of())).isEqualTo(7200 + 1 + 1);
    }

    @Test
    void itBeginsNoSoonerThanItsScheduleLetsIt() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        Workload work = new Workload("a", 5_000, new Pace(100, 10), tomorrow, tomorrow);
        assertThat(seconds(work, Map.of())).isEqualTo(86_400 + 50 + 1);
    }

    private static Workload work(int items) {
        return new Workload("a", items, new Pace(100, 10), NOW, NOW);
    }

    private long seconds(Workload work, Map<String, Long> ahead) {
        return Duration.between(NOW, estimate.end(work, ahead)).toSeconds();
    }
}
