package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.schedule.MissedStart;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.QuietHours;
import com.ziraai.campaign.schedule.Timing;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the scheduling part of a request. */
final class Schedule {

    /** A clock a little ahead of ours, or a request that took its time, is no mistake. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** As published. */
    private static final int DEFAULT_SPREAD = 60;

    private static final int LONGEST_SPREAD = Math.toIntExact(Duration.ofDays(7).toMinutes());

    private final ZoneId defaultZone;
    private final Optional<QuietHours> sponsorsQuietHours;
    private final Instant now;
    private final Duration horizon;
    private final Violations violations;

    /**
     * @param defaultZone zone of local dates where the request names none
     * @param sponsorsQuietHours when nothing is sent, whatever the request says
     * @param now the current instant
     * @param horizon how far ahead may be scheduled
     * @param violations gets what is wrong
     */
    Schedule(
            ZoneId defaultZone,
            Optional<QuietHours> sponsorsQuietHours,
            Instant now,
            Duration horizon,
            Violations violations) {
        this.defaultZone = defaultZone;
        this.sponsorsQuietHours = sponsorsQuietHours;
        this.now = now;
        this.horizon = horizon;
        this.violations = violations;
    }

    /**
     * When the sponsor wants its messages to go out.
     *
     * @param batchDelay between two batches
     */
    Timing read(Order.Scheduling scheduling, Duration batchDelay) {
        ZoneId zone = zone(scheduling.timeZone());
        Limits.range(
                "scheduling.spreadDurationMinutes",
                scheduling.spreadDurationMinutes(),
                1,
                LONGEST_SPREAD,
                violations);
        OpenTime openTime =
                new OpenTime(
                        zone,
                        hours(scheduling.preferredHours()),
                        weekdays(scheduling.avoidWeekdays()));
        Optional<QuietHours> quiet =
                Optional.ofNullable(scheduling.quietHours())
                        .flatMap(each -> each.read("scheduling.quietHours", zone, violations));
        OpenTime wanted = openTime.with(quiet.stream().toList());
        OpenTime all = wanted.with(sponsorsQuietHours.stream().toList());
        Optional<Instant> begin = begin(scheduling, zone);
        Timing timing =
                new Timing(
                        begin,
                        all,
                        spread(scheduling),
                        batchDelay,
                        missedStart(scheduling.missedStart()));
        if (!all.opensSoonAfter(begin.orElse(now))) {
            violations.add("scheduling", "NO_HOUR_LEFT");
            return new Timing(begin, openTime, Duration.ZERO);
        }
        if (timing.end(now).isAfter(now.plus(horizon))) {
            violations.add("scheduling", "DATE_TOO_FAR", horizon.toDays());
        }
        return timing;
    }

    private MissedStart missedStart(@Nullable String given) {
        return switch (given == null ? "" : given.toLowerCase(Locale.ROOT)) {
            case "", "run" -> MissedStart.RUN;
            case "skip" -> MissedStart.SKIP;
            case "ask" -> MissedStart.ASK;
            default -> {
                violations.add(
                        "scheduling.missedStart",
                        "UNKNOWN_MISSED_START",
                        Limits.excerpt(String.valueOf(given)));
                yield MissedStart.RUN;
            }
        };
    }

    private Optional<Instant> begin(Order.Scheduling scheduling, ZoneId zone) {
        Optional<Instant> date =
                scheduling.scheduledDate() == null
                        ? Optional.empty()
                        : date(scheduling.scheduledDate(), zone);
        if (!Boolean.TRUE.equals(scheduling.isScheduled())) {
            if (scheduling.scheduledDate() != null) {
                // Sent at once it could not be taken back.
                violations.add("scheduling.isScheduled", "MUST_BE_TRUE", "scheduledDate");
            }
            return Optional.empty();
        }
        if (scheduling.scheduledDate() == null) {
            violations.add("scheduling.scheduledDate", "REQUIRED");
        }
        return date.flatMap(this::withinBounds);
    }

    private Duration spread(Order.Scheduling scheduling) {
        if (scheduling.spreadDurationMinutes() != null
                && !Boolean.TRUE.equals(scheduling.spreadOverTime())) {
            violations.add("scheduling.spreadOverTime", "MUST_BE_TRUE", "spreadDurationMinutes");
        }
        int minutes =
                Optional.ofNullable(scheduling.spreadDurationMinutes()).orElse(DEFAULT_SPREAD);
        return Boolean.TRUE.equals(scheduling.spreadOverTime()) && minutes > 0
                ? Duration.ofMinutes(Math.min(minutes, LONGEST_SPREAD))
                : Duration.ZERO;
    }

    private ZoneId zone(@Nullable String given) {
        if (given == null) {
            return defaultZone;
        }
        try {
            return ZoneId.of(given);
        } catch (DateTimeException e) {
            violations.add("scheduling.timeZone", "UNKNOWN_TIME_ZONE", Limits.excerpt(given));
            return defaultZone;
        }
    }

    private Optional<Instant> date(String given, ZoneId zone) {
        try {
            TemporalAccessor date =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            given, ZonedDateTime::from, LocalDateTime::from);
            Instant instant =
                    date instanceof LocalDateTime local
                            ? OpenTime.instant(local, zone)
                            : ZonedDateTime.from(date).toInstant();
            return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException e) {
            violations.add("scheduling.scheduledDate", "INVALID_DATE", Limits.excerpt(given));
            return Optional.empty();
        }
    }

    private Optional<Instant> withinBounds(Instant date) {
        if (date.isBefore(now.minus(TOLERANCE))) {
            violations.add("scheduling.scheduledDate", "DATE_IN_PAST");
        } else if (date.isAfter(now.plus(horizon))) {
            violations.add("scheduling.scheduledDate", "DATE_TOO_FAR", horizon.toDays());
        } else {
            return Optional.of(date);
        }
        return Optional.empty();
    }

    private SortedSet<LocalTime> hours(@Nullable List<@Nullable String> hours) {
        SortedSet<LocalTime> read = new TreeSet<>();
        for (int i = 0; hours != null && i < hours.size(); i++) {
            String hour = String.valueOf(hours.get(i));
            try {
                read.add(LocalTime.parse(hour, DateTimeFormatter.ofPattern("HH:mm")));
            } catch (DateTimeParseException e) {
                violations.add(
                        "scheduling.preferredHours[" + i + "]",
                        "INVALID_HOUR",
                        Limits.excerpt(hour));
            }
        }
        return read;
    }

    private Set<DayOfWeek> weekdays(@Nullable List<@Nullable String> weekdays) {
        Set<DayOfWeek> read = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; weekdays != null && i < weekdays.size(); i++) {
            String weekday = String.valueOf(weekdays.get(i));
            Optional<DayOfWeek> day =
                    Arrays.stream(DayOfWeek.values())
                            .filter(each -> each.name().equalsIgnoreCase(weekday))
                            .findFirst();
            day.ifPresent(read::add);
            if (day.isEmpty()) {
                violations.add(
                        "scheduling.avoidWeekdays[" + i + "]",
                        "UNKNOWN_WEEKDAY",
                        Limits.excerpt(weekday));
            }
        }
        if (read.size() == DayOfWeek.values().length) {
            violations.add("scheduling.avoidWeekdays", "NO_DAY_LEFT");
            return Set.of();
        }
        return read;
    }
}
