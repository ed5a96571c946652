package com.ziraai.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final Instant NOW = Instant.parse("2025-08-19T04:00:00Z");

    @Test
    void withoutWishesEverythingIsDueAtOnce() {
        assertThat(timing(Optional.empty(), Set.of(), Duration.ZERO).releaseTimes(NOW, 3))
                .containsOnly(NOW);
    }

    @Test
    void batchesAreSpreadEvenlyOverOpenTime() {
        // Two hours in windows of one hour, at 06:00 and 11:00 UTC: six batches of 20 minutes.
        Timing timing = timing(Optional.empty(), Set.of("09:00", "14:00"), Duration.ofMinutes(120));
        assertThat(timing.releaseTimes(NOW, 6))
                .isEqualTo(
                        List.of(
                                Instant.parse("2025-08-19T06:00:00Z"),
                                Instant.parse("2025-08-19T06:20:00Z"),
                                Instant.parse("2025-08-19T06:40:00Z"),
                                Instant.parse("2025-08-19T11:00:00Z"),
                                Instant.parse("2025-08-19T11:20:00Z"),
                                Instant.parse("2025-08-19T11:40:00Z")));
    }

    @Test
    void theyBeginNotBeforeTheDate() {
        Instant date = Instant.parse("2025-08-21T06:30:00Z");
        Timing timing = timing(Optional.of(date), Set.of("09:00"), Duration.ofMinutes(60));
        assertThat(timing.releaseTimes(NOW, 2))
                .containsExactly(date, Instant.parse("2025-08-22T06:00:00Z"));
        assertThat(timing.end(NOW)).isEqualTo(Instant.parse("2025-08-22T06:30:00Z"));
    }

    private static Timing timing(Optional<Instant> date, Set<String> hours, Duration spread) {
        SortedSet<LocalTime> begins = new TreeSet<>(hours.stream().map(LocalTime::parse).toList());
        return new Timing(
                date, new OpenTime(ZoneId.of("Europe/Istanbul"), begins, Set.of()), spread);
    }
}
