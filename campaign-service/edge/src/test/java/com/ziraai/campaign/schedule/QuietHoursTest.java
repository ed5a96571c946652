package com.ziraai.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuietHoursTest {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<QuietHours> NONE = List.of();

    @ParameterizedTest(name = "{0} quiet {1} to {2}: from {3} on open at {4}")
    @CsvSource({
        "Europe/Istanbul, 21:00, 09:00, 2025-08-19T17:59:59Z, 2025-08-19T17:59:59Z",
        "Europe/Istanbul, 21:00, 09:00, 2025-08-19T18:00:00Z, 2025-08-20T06:00:00Z",
        "Europe/Istanbul, 21:00, 09:00, 2025-08-20T05:59:59Z, 2025-08-20T06:00:00Z",
        "Europe/Istanbul, 12:00, 14:00, 2025-08-20T10:00:00Z, 2025-08-20T11:00:00Z",
        // The end is jumped over: the clock shows 03:00 where it would have shown 02:00.
        "Europe/Berlin,   21:00, 02:30, 2025-03-30T00:30:00Z, 2025-03-30T01:00:00Z",
        // The begin is jumped over: it is quiet from the jump on.
        "Europe/Berlin,   02:30, 06:00, 2025-03-30T01:00:00Z, 2025-03-30T04:00:00Z",
        // 02:00 to 03:00 comes twice: open from 02:30 to 03:00, then it is 02:00 again.
        "Europe/Berlin,   21:00, 02:30, 2025-10-26T00:30:00Z, 2025-10-26T00:30:00Z",
        "Europe/Berlin,   21:00, 02:30, 2025-10-26T01:00:00Z, 2025-10-26T01:30:00Z",
        // Quiet twice.
        "Europe/Berlin,   02:00, 03:00, 2025-10-26T00:00:00Z, 2025-10-26T02:00:00Z"
    })
    void itIsQuietWhileTheClocksShowIt(
            ZoneId zone, LocalTime from, LocalTime to, Instant at, Instant opens) {
        OpenTime open = OpenTime.always(zone).with(List.of(new QuietHours(zone, from, to)));
        assertThat(open.next(at)).isEqualTo(opens);
    }

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> ZoneId.of(id).getRules().nextTransition(FROM) != null)
                .sorted();
    }

    /** Before, in and after every change of the clocks, for quiet hours that touch it. */
    @ParameterizedTest
    @MethodSource("zones")
    void nothingIsEverDueInQuietHours(ZoneId zone) {
        for (ZoneOffsetTransition change : changes(zone)) {
            for (QuietHours quiet : around(zone, change)) {
                OpenTime open = OpenTime.always(zone).with(List.of(quiet));
                Instant begin = change.getInstant().minus(Duration.ofHours(26));
                for (int minutes = 0; minutes < 52 * 60; minutes += 29) {
                    Instant from = begin.plus(Duration.ofMinutes(minutes));
                    Instant next = open.next(from);
                    assertThat(quiet.isQuiet(next)).as("%s in %s", next, quiet).isFalse();
                    assertNothingOpenBetween(quiet, from, next);
                }
            }
        }
    }

    /** It opens neither too early nor too late. */
    private static void assertNothingOpenBetween(QuietHours quiet, Instant from, Instant next) {
        for (Instant each = from; each.isBefore(next); each = each.plus(Duration.ofMinutes(7))) {
            assertThat(quiet.isQuiet(each)).as("%s in %s", each, quiet).isTrue();
        }
        if (next.isAfter(from)) {
            assertThat(quiet.isQuiet(next.minusSeconds(1))).isTrue();
        }
    }

    private static List<QuietHours> around(ZoneId zone, ZoneOffsetTransition change) {
        LocalTime before = change.getDateTimeBefore().toLocalTime();
        LocalTime after = change.getDateTimeAfter().toLocalTime();
        return List.of(
                new QuietHours(zone, before.minusHours(6), before.plusMinutes(30)),
                new QuietHours(zone, before.plusMinutes(30), before.plusHours(6)),
                new QuietHours(zone, after.minusMinutes(10), after.plusMinutes(10)),
                new QuietHours(zone, after.plusMinutes(20), after.minusMinutes(20)));
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(FROM),
                        each -> each != null && each.getInstant().isBefore(UNTIL),
                        each -> zone.getRules().nextTransition(each.getInstant()))
                .toList();
    }

    /** Whatever is wished, nothing is due in closed time and no window has more than its rate. */
    @ParameterizedTest
    @MethodSource("zones")
    void everyPlanKeepsItsHoursAndItsRate(ZoneId zone) {
        Random random = new Random(zone.getId().hashCode());
        for (int i = 0; i < 20; i++) {
            Timing timing = timing(zone, random);
            Instant now = FROM.plusSeconds(random.nextInt(4 * 365 * 86_400));
            if (!timing.openTime().opensSoonAfter(now)) {
                continue;
            }
            int batches = 1 + random.nextInt(40);
            List<Instant> times = timing.releaseTimes(now, batches);
            assertThat(times).isSorted().allMatch(timing.openTime()::isOpen);
            for (QuietHours quiet : timing.openTime().quiet()) {
                assertThat(times).noneMatch(quiet::isQuiet);
            }
            assertThat(times.getLast()).isEqualTo(timing.lastRelease(now, batches));
            Duration apart = apart(timing, batches);
            for (int batch = 1; batch < batches; batch++) {
                assertThat(Duration.between(times.get(batch - 1), times.get(batch)))
                        .isGreaterThanOrEqualTo(apart);
            }
        }
    }

    /** What holds batches apart; a nanosecond is lost in dividing. */
    private static Duration apart(Timing timing, int batches) {
        Duration share = timing.spread().dividedBy(batches).minusNanos(1);
        return share.compareTo(timing.batchDelay()) > 0 ? share : timing.batchDelay();
    }

    private static Timing timing(ZoneId zone, Random random) {
        List<QuietHours> quiet =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> quiet(zone, random))
                        .flatMap(Optional::stream)
                        .toList();
        Set<LocalTime> hours =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> LocalTime.of(random.nextInt(24), 10 * random.nextInt(6)))
                        .collect(Collectors.toSet());
        Set<DayOfWeek> closed =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> DayOfWeek.of(1 + random.nextInt(7)))
                        .collect(Collectors.toSet());
        return new Timing(
                Optional.empty(),
                new OpenTime(zone, new TreeSet<>(hours), closed, quiet),
                Duration.ofMinutes(random.nextInt(300)),
                Duration.ofSeconds(random.nextInt(3_600)),
                MissedStart.RUN);
    }

    private static Optional<QuietHours> quiet(ZoneId zone, Random random) {
        LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
        LocalTime to = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return from.equals(to) ? Optional.empty() : Optional.of(new QuietHours(zone, from, to));
    }

    @Test
    void quietHoursMayLeaveNothingOfTheWindows() {
        ZoneId zone = ZoneId.of("Europe/Istanbul");
        OpenTime open = new OpenTime(zone, new TreeSet<>(Set.of(LocalTime.of(22, 0))), Set.of());
        assertThat(open.opensSoonAfter(FROM)).isTrue();
        QuietHours night = new QuietHours(zone, LocalTime.of(21, 0), LocalTime.of(9, 0));
        assertThat(open.with(List.of(night)).opensSoonAfter(FROM)).isFalse();
        assertThat(open.with(NONE)).isEqualTo(open);
    }

    @Test
    void aSponsorsNightCountsInItsOwnZone() {
        OpenTime newYork =
                OpenTime.always(ZoneId.of("America/New_York"))
                        .with(
                                List.of(
                                        new QuietHours(
                                                ZoneId.of("Europe/Istanbul"),
                                                LocalTime.of(21, 0),
                                                LocalTime.of(9, 0))));
        assertThat(newYork.next(Instant.parse("2025-08-19T18:30:00Z")))
                .isEqualTo(Instant.parse("2025-08-20T06:00:00Z"));
    }

    @Test
    void itIsNeitherAlwaysNorNeverQuiet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuietHours(ZoneId.of("UTC"), LocalTime.NOON, LocalTime.NOON));
    }
}
