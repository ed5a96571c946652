package com.ziraai.campaign.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.forecast.Estimate.Waiting;
import com.ziraai.campaign.operation.NewOperation.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final int MANY = 1_000;

    private final Estimate estimate = new Estimate(100, Duration.ofSeconds(1));

    @Test
    void aloneItHasTheWholeChannel() {
        assertThat(seconds(work(5_000), List.of())).isEqualTo(50 + 1);
    }

    @Test
    void eachOtherSponsorGoesTurnByTurnUntilItHasWhatItNeeds() {
        assertThat(seconds(work(5_000), List.of(new Waiting("b", 1_000)))).isEqualTo(60 + 1);
        assertThat(seconds(work(5_000), List.of(new Waiting("b", 900_000)))).isEqualTo(100 + 1);
        assertThat(
                        seconds(
                                work(5_000),
                                List.of(new Waiting("b", 900_000), new Waiting("c", 900_000))))
                .isEqualTo(150 + 1);
    }

    @Test
    void oursTakeTurnsAndHaveOneSponsorsShareTogether() {
        assertThat(seconds(work(5_000), List.of(new Waiting("a", 900_000)))).isEqualTo(100 + 1);
        assertThat(
                        seconds(
                                work(5_000),
                                List.of(new Waiting("a", 1_000), new Waiting("b", 900_000))))
                .isEqualTo(120 + 1);
        assertThat(seconds(work(5_000), List.of(new Waiting("a", 9_000), new Waiting("a", 9_000))))
                .isEqualTo(150 + 1);
    }

    @Test
    void aSmallWindowIsSlowerThanTheChannel() {
        Workload work = new Workload("a", 1_000, new Pace(10, 1), MANY, NOW, NOW);
        assertThat(seconds(work, List.of())).isEqualTo(100 + 1);
    }

    @Test
    void aSponsorsOperationsShareItsWindow() {
        // Ten batches of ten under way for a second, for two of a size: 50 a second each.
        Workload work = new Workload("a", 1_000, new Pace(10, 10), 10, NOW, NOW);
        assertThat(new Estimate(1_000, Duration.ofSeconds(1)).end(work, List.of()))
                .isEqualTo(NOW.plusSeconds(10 + 1));
        assertThat(
                        new Estimate(1_000, Duration.ofSeconds(1))
                                .end(work, List.of(new Waiting("a", 1_000))))
                .isEqualTo(NOW.plusSeconds(20 + 1));
    }

    @Test
    void itEndsNoSoonerThanItsScheduleLetsIt() {
        Workload work =
                new Workload(
                        "a", 1_000, new Pace(100, 10), MANY, NOW, NOW.plus(Duration.ofHours(2)));
        assertThat(seconds(work, List.of())).isEqualTo(7200 + 1 + 1);
    }

    @Test
    void whatWaitsTodayIsThroughBeforeTheLastBatchOfTomorrow() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        Workload work = new Workload("a", 200, new Pace(100, 10), MANY, NOW, tomorrow);
        assertThat(seconds(work, List.of(new Waiting("b", 5_000), new Waiting("c", 5_000))))
                .isEqualTo(86_400 + 1 + 1);
    }

    @Test
    void itBeginsNoSoonerThanItsScheduleLetsIt() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        Workload work = new Workload("a", 5_000, new Pace(100, 10), MANY, tomorrow, tomorrow);
        assertThat(seconds(work, List.of())).isEqualTo(86_400 + 50 + 1);
    }

    private static Workload work(int items) {
        return new Workload("a", items, new Pace(100, 10), MANY, NOW, NOW);
    }

    private long seconds(Workload work, List<Waiting> ahead) {
        return Duration.between(NOW, estimate.end(work, ahead)).toSeconds();
    }
}
