package com.ziraai.campaign.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * When messages may go out, by the local time of a zone.
 *
 * <p>A local time that does not exist, because the clocks jump over it, means the instant of the
 * jump; one that comes twice means its first occurrence. So a window keeps its local times, and may
 * last longer or shorter on such a day; one that is jumped over as a whole does not open.
 *
 * @param zone whose local time counts; its rules are asked each time, so a new rule counts at once
 * @param hours when a window of one hour begins; none means the whole day
 * @param closedDays days on which no window begins; at least one day of the week is not among them
 * @param quiet hours in which all windows are closed
 */
public record OpenTime(
        ZoneId zone,
        SortedSet<LocalTime> hours,
        Set<DayOfWeek> closedDays,
        List<QuietHours> quiet) {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** No calendar makes anybody wait longer; a jump over a window costs a week at most. */
    private static final int MOST_DAYS = 4_000;

    /** Windows come back each week; a change of the clocks may cost one of them. */
    private static final int SOON_DAYS = 15;

    public OpenTime {
        hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        closedDays = Set.copyOf(closedDays);
        quiet = List.copyOf(quiet);
        if (closedDays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("closed on every day of the week");
        }
    }

    /** Open time without quiet hours. */
    public OpenTime(ZoneId zone, SortedSet<LocalTime> hours, Set<DayOfWeek> closedDays) {
        this(zone, hours, closedDays, List.of());
    }

    /** Without any closed time. */
    public static OpenTime always(ZoneId zone) {
        return new OpenTime(zone, new TreeSet<>(), Set.of());
    }

    public boolean isAlways() {
        return hours.isEmpty() && closedDays.isEmpty() && quiet.isEmpty();
    }

    /** The same with these quiet hours besides. */
    public OpenTime with(List<QuietHours> more) {
        List<QuietHours> all = new ArrayList<>(quiet);
        all.addAll(more);
        return new OpenTime(zone, hours, closedDays, all);
    }

    /** Whether it is quiet at that instant, be it within a window or not. */
    public boolean isQuiet(Instant instant) {
        return quiet.stream().anyMatch(each -> each.isQuiet(instant));
    }

    /** Whether messages may go out at that instant. */
    public boolean isOpen(Instant instant) {
        return next(instant).equals(instant);
    }

    /**
     * The first open instant from that one on.
     *
     * @throws IllegalArgumentException if that is years away
     */
    public Instant next(Instant from) {
        return after(from, Duration.ZERO);
    }

    /**
     * Whether there is any open instant in the weeks from that one on. Quiet hours may leave
     * nothing of the windows.
     */
    public boolean opensSoonAfter(Instant from) {
        LocalDate day = from.atZone(zone).toLocalDate();
        return IntStream.range(0, SOON_DAYS)
                .anyMatch(days ->
                        openParts(day.plusDays(days)).stream()
                                .anyMatch(each -> each.end().isAfter(from)));
    }

    /**
     * The first open instant before which so much open time has passed.
     *
     * @param from begin of counting
     * @param open how much, not negative
     * @throws IllegalArgumentException if that is years away
     */
    public Instant after(Instant from, Duration open) {
        Instant cursor = from;
        Duration left = open;
        // A window of the day before may reach over midnight.
        LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
        for (int days = 0; days < MOST_DAYS; days++) {
            for (Interval each : openParts(day.plusDays(days))) {
                Instant begin = later(each.begin(), cursor);
                if (begin.isBefore(each.end())) {
                    Duration length = Duration.between(begin, each.end());
                    if (left.compareTo(length) < 0) {
                        return begin.plus(left);
                    }
                    left = left.minus(length);
                    cursor = each.end();
                }
            }
        }
        throw new IllegalArgumentException(open + " of open time are years away from " + from);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Interval> openParts(LocalDate day) {
        List<Interval> open = intervals(day);
        for (QuietHours each : quiet) {
            open = open.stream().flatMap(part -> each.without(part).stream()).toList();
        }
        return open;
    }

    /** In order, without common instants. */
    private List<Interval> intervals(LocalDate day) {
        if (closedDays.contains(day.getDayOfWeek())) {
            return List.of();
        }
        if (hours.isEmpty()) {
            LocalDateTime midnight = day.atStartOfDay();
            return List.of(new Interval(instant(midnight), instant(midnight.plusDays(1))));
        }
        List<Interval> intervals = new ArrayList<>();
        Instant cursor = Instant.MIN;
        for (LocalTime hour : hours) {
            LocalDateTime begin = day.atTime(hour);
            Instant opens = later(instant(begin), cursor);
            cursor = later(instant(begin.plus(WINDOW)), cursor);
            intervals.add(new Interval(opens, cursor));
        }
        return intervals;
    }

    private Instant instant(LocalDateTime local) {
        return instant(local, zone);
    }

    /**
     * When the clocks of a zone first show that local time or, where they jump over it, a later
     * one. {@link LocalDateTime#atZone} would add the length of the jump instead: half past two
     * would mean half past three, while a window from half past two on opens at three.
     */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
