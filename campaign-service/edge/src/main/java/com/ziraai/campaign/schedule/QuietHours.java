package com.ziraai.campaign.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours of each day in which nobody is to be disturbed: as long as the clocks of the zone show a
 * time from the begin to before the end, whichever way they were changed. An hour that comes twice
 * is quiet twice.
 *
 * @param zone whose clocks
 * @param from begin
 * @param to end; on the following day if it is not later than the begin
 */
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("never quiet, or always: " + from);
        }
    }

    /** Whether it is quiet then. */
    public boolean isQuiet(Instant instant) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** What is left of an interval. */
    List<Interval> without(Interval interval) {
        List<Interval> left = new ArrayList<>();
        Instant cursor = interval.begin();
        for (Interval quiet : within(interval)) {
            if (cursor.isBefore(quiet.begin())) {
                left.add(new Interval(cursor, quiet.begin()));
            }
            cursor = quiet.end();
        }
        if (cursor.isBefore(interval.end())) {
            left.add(new Interval(cursor, interval.end()));
        }
        return left;
    }

    /** Quiet parts of an interval, in order; between two changes the clocks run evenly. */
    private List<Interval> within(Interval interval) {
        List<Interval> quiet = new ArrayList<>();
        Instant cursor = interval.begin();
        while (cursor.isBefore(interval.end())) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(cursor);
            Instant end =
                    change == null || change.getInstant().isAfter(interval.end())
                            ? interval.end()
                            : change.getInstant();
            addEven(new Interval(cursor, end), quiet);
            cursor = end;
        }
        return quiet;
    }

    private void addEven(Interval even, List<Interval> quiet) {
        ZoneOffset offset = zone.getRules().getOffset(even.begin());
        Duration length = Duration.between(from, to);
        Duration lasts = length.isNegative() ? length.plusDays(1) : length;
        LocalDate last = LocalDateTime.ofInstant(even.end(), offset).toLocalDate();
        LocalDate first = LocalDateTime.ofInstant(even.begin(), offset).toLocalDate().minusDays(1);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = day.atTime(from).toInstant(offset);
            new Interval(begin, begin.plus(lasts)).and(even).ifPresent(quiet::add);
        }
    }
}
