package com.ziraai.campaign.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.order.Order.Scheduling;
import com.ziraai.campaign.schedule.MissedStart;
import com.ziraai.campaign.schedule.QuietHours;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.campaign.sponsor.QuietHoursRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2025-08-19T15:30:00Z");

    private static final QuietHours NIGHT =
            new QuietHours(ZoneId.of("Europe/Istanbul"), LocalTime.of(21, 0), LocalTime.of(8, 0));

    private final Violations violations = new Violations();
    private final Schedule schedule =
            new Schedule(
                    ZoneId.of("Europe/Istanbul"),
                    Optional.of(NIGHT),
                    NOW,
                    Duration.ofDays(90),
                    violations);

    @ParameterizedTest
    @CsvSource({
        "2025-08-20T09:00:00Z,            Europe/Istanbul, 2025-08-20T09:00:00Z",
        "2025-08-20T09:00:00+03:00,       America/New_York, 2025-08-20T06:00:00Z",
        "2025-08-20T09:00:00,             Europe/Istanbul, 2025-08-20T06:00:00Z",
        "2025-08-20T09:00,                Asia/Kolkata,    2025-08-20T03:30:00Z",
        "2025-08-20T09:00:00,             ,                2025-08-20T06:00:00Z",
        "2025-10-26T02:30:00,             Europe/Berlin,   2025-10-26T00:30:00Z",
        "2025-08-19T15:29:30Z,            UTC,             2025-08-19T15:29:30Z"
    })
    void aDateIsAnInstantOrLocalToItsZone(String date, @Nullable String zone, Instant expected) {
        assertThat(read(at(date, zone)).scheduledAt()).hasValue(expected);
        assertThat(violations.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-08-19T15:28:00Z, UTC,  scheduling.scheduledDate, DATE_IN_PAST",
        "2025-11-18T15:30:00Z, UTC,  scheduling.scheduledDate, DATE_TOO_FAR",
        "2025-08-20,           UTC,  scheduling.scheduledDate, INVALID_DATE",
        "tomorrow,             UTC,  scheduling.scheduledDate, INVALID_DATE",
        ",                     UTC,  scheduling.scheduledDate, REQUIRED",
        "2025-08-20T09:00:00Z, Mars, scheduling.timeZone,      UNKNOWN_TIME_ZONE"
    })
    void whatIsNoDateAheadIsNamed(
            @Nullable String date, @Nullable String zone, String path, String code) {
        var read = read(at(date, zone));
        assertThat(violations.kept())
                .singleElement()
                .extracting(Violation::path, Violation::code)
                .containsExactly(path, code);
        assertThat(read.scheduledAt().isPresent()).isEqualTo(!path.endsWith("Date"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,     2025-08-20T09:00:00Z, -,     -,  scheduling.isScheduled",
                "false, 2025-08-20T09:00:00Z, -,     -,  scheduling.isScheduled",
                "-,     -,                    -,     60, scheduling.spreadOverTime",
                "false, -,                    false, 60, scheduling.spreadOverTime"
            })
    void whatOnlyItsFlagPutsInForceIsRefusedWithoutIt(
            @Nullable Boolean isScheduled,
            @Nullable String date,
            @Nullable Boolean spread,
            @Nullable Integer minutes,
            String path) {
        read(new Scheduling(isScheduled, date, null, spread, minutes, null, null, null, null));
        assertThat(violations.kept())
                .singleElement()
                .extracting(Violation::path, Violation::code)
                .containsExactly(path, "MUST_BE_TRUE");
    }

    @ParameterizedTest
    @CsvSource({
        // An hour at two, half an hour at two, an hour at midnight.
        "2027-01-20T00:00:00Z, Europe/Berlin,       2027-03-28T02:30, 2027-03-28T01:00:00Z",
        "2027-01-20T00:00:00Z, America/New_York,    2027-03-14T02:30, 2027-03-14T07:00:00Z",
        "2026-08-20T00:00:00Z, Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:30:00Z",
        "2026-08-20T00:00:00Z, America/Santiago,    2026-09-06T00:30, 2026-09-06T04:00:00Z"
    })
    void aTimeTheClocksJumpOverIsTheInstantOfTheJumpWhereverItStands(
            Instant now, String zone, LocalDateTime skipped, Instant jump) {
        String time = skipped.toLocalTime().toString();
        assertThat(readAt(now, at(skipped.toString(), zone)).scheduledAt()).hasValue(jump);

        Scheduling window =
                new Scheduling(
                        true,
                        skipped.toLocalDate().atStartOfDay().minusHours(6).toString(),
                        zone,
                        null,
                        null,
                        List.of(time),
                        null,
                        null,
                        null);
        assertThat(readAt(now, window).releaseTimes(now, 1)).containsExactly(jump);

        Scheduling quiet =
                new Scheduling(
                        true,
                        skipped.toLocalDate().atStartOfDay().minusHours(6).toString(),
                        zone,
                        null,
                        null,
                        null,
                        null,
                        new QuietHoursRequest("12:00", time),
                        null);
        assertThat(readAt(now, quiet).releaseTimes(now, 1)).containsExactly(jump);
        assertThat(violations.isEmpty()).isTrue();
    }

    private Timing readAt(Instant now, Scheduling scheduling) {
        return new Schedule(
                        ZoneId.of("UTC"), Optional.empty(), now, Duration.ofDays(90), violations)
                .read(scheduling, Duration.ZERO);
    }

    @Test
    void hoursWeekdaysAndSpreadAreChecked() {
        read(
                new Scheduling(
                        false,
                        null,
                        null,
                        true,
                        0,
                        List.of("09:00", "25:00"),
                        List.of("saturday", "Funday"),
                        null,
                        null));
        assertThat(violations.kept())
                .extracting(Violation::path)
                .containsExactly(
                        "scheduling.spreadDurationMinutes",
                        "scheduling.preferredHours[1]",
                        "scheduling.avoidWeekdays[1]");
    }

    @Test
    void someDayHasToBeLeft() {
        List<String> all = Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList();
        read(new Scheduling(false, null, null, null, null, null, List.copyOf(all), null, null));
        assertThat(violations.kept())
                .singleElement()
                .extracting(Violation::path, Violation::code)
                .containsExactly("scheduling.avoidWeekdays", "NO_DAY_LEFT");
    }

    @Test
    void windowsThatTakeLongerThanTheHorizonAreRefused() {
        // A hundred hours, one a day.
        read(new Scheduling(false, null, null, true, 6_000, List.of("09:00"), null, null, null));
        assertThat(violations.kept())
                .singleElement()
                .extracting(Violation::path, Violation::code)
                .containsExactly("scheduling", "DATE_TOO_FAR");
    }

    private static Scheduling at(@Nullable String date, @Nullable String zone) {
        return new Scheduling(true, date, zone, null, null, null, null, null, null);
    }

    private Timing read(Scheduling scheduling) {
        return schedule.read(scheduling, Duration.ZERO);
    }

    @Test
    void bothTheSponsorsQuietHoursAndTheRequestsCount() {
        Timing timing =
                schedule.read(
                        new Scheduling(
                                true,
                                "2025-08-20T12:30:00",
                                null,
                                null,
                                null,
                                null,
                                null,
                                new QuietHoursRequest("12:00", "14:00"),
                                "ask"),
                        Duration.ofHours(7));
        assertThat(violations.isEmpty()).isTrue();
        assertThat(timing.missedStart()).isEqualTo(MissedStart.ASK);
        // 14:00 in Istanbul, seven hours to 21:00, the next day from 08:00 on.
        assertThat(timing.releaseTimes(NOW, 3))
                .containsExactly(
                        Instant.parse("2025-08-20T11:00:00Z"),
                        Instant.parse("2025-08-21T05:00:00Z"),
                        Instant.parse("2025-08-21T14:00:00Z"));
    }

    @Test
    void quietHoursHaveToLeaveSomeTime() {
        read(
                new Scheduling(
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of("21:00", "05:00"),
                        null,
                        null,
                        null));
        assertThat(violations.kept()).extracting(Violation::code).containsExactly("NO_HOUR_LEFT");
    }

    @Test
    void whatIsWrongWithPacingIsNamed() {
        read(
                new Scheduling(
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new QuietHoursRequest("25:00", null),
                        "maybe"));
        assertThat(violations.kept())
                .extracting(Violation::path)
                .containsExactly(
                        "scheduling.quietHours.from",
                        "scheduling.quietHours.to",
                        "scheduling.missedStart");
    }
}
