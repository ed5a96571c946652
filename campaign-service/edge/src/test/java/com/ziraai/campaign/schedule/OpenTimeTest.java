package com.ziraai.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenTimeTest {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0} [{1}] without {2}: {3} and {4} more is {5}")
    @CsvSource({
        // The whole day, every day.
        "Europe/Istanbul,  '',                '',                 2025-08-19T15:30:00Z, PT2H,  2025-08-19T17:30:00Z",
        // 09:00, 14:00 and 18:00 in Istanbul are 06:00, 11:00 and 15:00 in UTC.
        "Europe/Istanbul,  09:00 14:00 18:00, '',                 2025-08-19T05:00:00Z, PT0S,  2025-08-19T06:00:00Z",
        "Europe/Istanbul,  09:00 14:00 18:00, '',                 2025-08-19T06:20:00Z, PT0S,  2025-08-19T06:20:00Z",
        "Europe/Istanbul,  09:00 14:00 18:00, '',                 2025-08-19T06:20:00Z, PT40M, 2025-08-19T11:00:00Z",
        "Europe/Istanbul,  09:00 14:00 18:00, '',                 2025-08-19T06:00:00Z, PT3H,  2025-08-20T06:00:00Z",
        // From a Friday afternoon to Monday.
        "Europe/Istanbul,  09:00,             SATURDAY SUNDAY,    2025-08-22T07:00:00Z, PT0S,  2025-08-25T06:00:00Z",
        "Europe/Istanbul,  '',                SATURDAY SUNDAY,    2025-08-22T20:00:00Z, PT2H,  2025-08-24T22:00:00Z",
        // Windows that overlap are one.
        "UTC,              09:00 09:30,       '',                 2025-08-19T09:00:00Z, PT80M, 2025-08-19T10:20:00Z",
        // One that reaches over midnight belongs to the day it begins on.
        "UTC,              23:30,             SATURDAY,           2025-08-23T00:10:00Z, PT0S,  2025-08-23T00:10:00Z",
        "UTC,              23:30,             FRIDAY,             2025-08-23T00:10:00Z, PT0S,  2025-08-23T23:30:00Z",
        // 02:30 is jumped over: the window opens with the jump and keeps its end.
        "Europe/Berlin,    02:30,             '',                 2025-03-29T12:00:00Z, PT0S,  2025-03-30T01:00:00Z",
        // 02:00 comes twice: the window lasts from the first until the clock shows 03:00.
        "Europe/Berlin,    02:00,             '',                 2025-10-26T00:00:00Z, PT90M, 2025-10-26T01:30:00Z",
        // A window jumped over as a whole does not open that day.
        "Europe/Berlin,    02:00,             '',                 2025-03-29T12:00:00Z, PT0S,  2025-03-31T00:00:00Z"
    })
    void opensByLocalTime(
            ZoneId zone,
            String hours,
            String closed,
            Instant from,
            Duration open,
            Instant expected) {
        assertThat(openTime(zone, hours, closed).after(from, open)).isEqualTo(expected);
    }

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> ZoneId.of(id).getRules().nextTransition(FROM) != null)
                .sorted();
    }

    /** Around every change of the clocks, for windows before, in and after it. */
    @ParameterizedTest
    @MethodSource("zones")
    void keepsItsPromisesAroundEveryChangeOfTheClocks(ZoneId zone) {
        for (ZoneOffsetTransition change : changes(zone)) {
            for (LocalTime hour : hoursAround(change)) {
                OpenTime open = new OpenTime(zone, new TreeSet<>(Set.of(hour)), Set.of());
                Instant begin = change.getInstant().minus(Duration.ofHours(30));
                Instant last = begin;
                for (int minutes = 0; minutes < 60 * 60; minutes += 31) {
                    Instant from = begin.plus(Duration.ofMinutes(minutes));
                    Instant next = open.next(from);
                    assertThat(next).isAfterOrEqualTo(from).isAfterOrEqualTo(last);
                    assertThat(open.isOpen(next)).isTrue();
                    assertThat(isWithin(next.atZone(zone), hour, change))
                            .as("%s at %s", next, hour)
                            .isTrue();
                    assertThat(Duration.between(from, next)).isLessThan(Duration.ofHours(50));
                    last = next;
                }
            }
        }
    }

    /** Local time within the hour, or the jump that went over its begin. */
    private static boolean isWithin(
            ZonedDateTime time, LocalTime hour, ZoneOffsetTransition change) {
        long into =
                Math.floorMod(time.toLocalTime().toSecondOfDay() - hour.toSecondOfDay(), 86_400);
        return into < 3_600
                || Duration.between(change.getInstant(), time.toInstant())
                                .abs()
                                .compareTo(Duration.ofHours(4))
                        < 0;
    }

    private static List<LocalTime> hoursAround(ZoneOffsetTransition change) {
        LocalTime at = change.getDateTimeBefore().toLocalTime();
        return List.of(
                at.minusMinutes(90),
                at.minusMinutes(30),
                at,
                at.plusMinutes(30),
                at.plusMinutes(90));
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(FROM),
                        each -> each != null && each.getInstant().isBefore(UNTIL),
                        each -> zone.getRules().nextTransition(each.getInstant()))
                .toList();
    }

    @Test
    void openTimeAddsUp() {
        OpenTime open = openTime(ZoneId.of("Europe/Istanbul"), "09:00 14:00", "SUNDAY");
        Instant from = Instant.parse("2025-08-19T04:11:00Z");
        for (int minutes = 0; minutes < 2_000; minutes += 7) {
            Duration first = Duration.ofMinutes(minutes);
            Instant between = open.after(from, first);
            assertThat(open.after(between, Duration.ofMinutes(45)))
                    .isEqualTo(open.after(from, first.plusMinutes(45)));
        }
    }

    @Test
    void oneHasToBeOpenOnSomeDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OpenTime(
                                ZoneOffset.UTC, new TreeSet<>(), EnumSet.allOf(DayOfWeek.class)));
    }

    private static OpenTime openTime(ZoneId zone, String hours, String closed) {
        return new OpenTime(
                zone,
                words(hours).map(LocalTime::parse).collect(Collectors.toCollection(TreeSet::new)),
                words(closed).map(DayOfWeek::valueOf).collect(Collectors.toSet()));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
