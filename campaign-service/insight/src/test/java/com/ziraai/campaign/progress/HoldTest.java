package com.ziraai.campaign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final QuietHours NIGHT =
            new QuietHours(UTC, LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest
    @CsvSource({
        // A start to come is what it waits for, be it quiet or not.
        "2026-05-05T22:00:00Z, 2026-05-06T10:00:00Z, 2026-05-06T10:00:00Z, SCHEDULED,     2026-05-06T10:00:00Z",
        "2026-05-05T22:00:00Z, 2026-05-05T23:00:00Z, 2026-05-06T10:00:00Z, SCHEDULED,     2026-05-06T10:00:00Z",
        // The start has passed, but not the night.
        "2026-05-05T23:30:00Z, 2026-05-05T23:00:00Z, 2026-05-06T08:00:00Z, QUIET_HOURS,   2026-05-06T10:00:00Z",
        "2026-05-05T22:00:00Z, ,                     2026-05-05T21:30:00Z, QUIET_HOURS,   2026-05-06T10:00:00Z",
        // Due later than it opens.
        "2026-05-05T22:00:00Z, ,                     2026-05-06T10:40:00Z, QUIET_HOURS,   2026-05-06T10:40:00Z",
        "2026-05-05T12:00:00Z, ,                     2026-05-05T12:00:00Z, OUTSIDE_HOURS, 2026-05-06T10:00:00Z",
        "2026-05-05T10:30:00Z, ,                     2026-05-05T10:45:00Z, ,              "
    })
    void isWhatKeepsTheNextBatchBack(
            Instant now,
            @Nullable Instant scheduledAt,
            Instant due,
            Standing.Hold.@Nullable Reason reason,
            @Nullable Instant until) {
        OpenTime open =
                new OpenTime(
                        UTC, new TreeSet<>(Set.of(LocalTime.of(10, 0))), Set.of(), List.of(NIGHT));
        Optional<Standing.Hold> hold =
                Standing.Hold.of(Optional.ofNullable(scheduledAt), due, open, UTC, now);
        assertThat(hold.map(Standing.Hold::reason)).isEqualTo(Optional.ofNullable(reason));
        assertThat(hold.map(Standing.Hold::until)).isEqualTo(Optional.ofNullable(until));
    }

    @Test
    void hoursThatLeaveNothingAreLookedAtAgain() {
        OpenTime never =
                new OpenTime(
                        UTC, new TreeSet<>(Set.of(LocalTime.of(22, 0))), Set.of(), List.of(NIGHT));
        Instant now = Instant.parse("2026-05-05T12:00:00Z");
        assertThat(Standing.Hold.of(Optional.empty(), now.plusSeconds(3600), never, UTC, now))
                .hasValue(
                        new Standing.Hold(
                                Standing.Hold.Reason.OUTSIDE_HOURS, now.plusSeconds(3600), UTC));
    }

    @Test
    void aBatchThatComesLaterInOpenTimeIsNotHeldBack() {
        Instant now = Instant.parse("2026-05-05T12:00:00Z");
        assertThat(
                        Standing.Hold.of(
                                Optional.empty(),
                                now.plusSeconds(60),
                                OpenTime.always(UTC),
                                UTC,
                                now))
                .isEmpty();
    }
}
