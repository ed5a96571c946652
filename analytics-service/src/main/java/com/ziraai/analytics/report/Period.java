package com.ziraai.analytics.report;

import com.ziraai.analytics.access.RefusedRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Whole days of one time zone.
 *
 * @param from first day
 * @param to last day, not before the first
 * @param timeZone IANA zone the days are of
 */
record Period(LocalDate from, LocalDate to, ZoneId timeZone) {

    /** As long as counters are kept. */
    private static final int LONGEST = 120;

    private static final int USUAL = 30;

    /**
     * The period a request asks for by {@code from}, {@code to} and {@code timeZone}; the last 30
     * days of UTC where it names none.
     *
     * @throws RefusedRequest if it is none, or too long
     */
    static Period of(ServerRequest request, Clock clock) {
        ZoneId zone = request.queryParam("timeZone").map(Period::zone).orElse(ZoneId.of("UTC"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Optional<LocalDate> from = day(request, "from");
        LocalDate to =
                day(request, "to")
                        .orElseGet(() ->
                                from.map(day -> day.plusDays(USUAL - 1))
                                        .filter(day -> day.isBefore(today))
                                        .orElse(today));
        return checked(new Period(from.orElse(to.minusDays(USUAL - 1)), to, zone));
    }

    private static Period checked(Period period) {
        if (period.from.isAfter(period.to)) {
            throw new RefusedRequest(
                    "INVALID_PERIOD", period.from.toString(), period.to.toString());
        }
        if (ChronoUnit.DAYS.between(period.from, period.to) >= LONGEST) {
            throw new RefusedRequest("PERIOD_TOO_LONG", String.valueOf(LONGEST));
        }
        return period;
    }

    private static Optional<LocalDate> day(ServerRequest request, String name) {
        return request.queryParam(name)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException e) {
                        throw new RefusedRequest("INVALID_DATE", name, text);
                    }
                });
    }

    /** Regions only: PostgreSQL reads the sign of an offset the other way round. */
    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new RefusedRequest("INVALID_TIME_ZONE", name);
        }
        return ZoneId.of(name);
    }

    /** When the first day begins. */
    Instant start() {
        return from.atStartOfDay(timeZone).toInstant();
    }

    /** When the day after the last one begins. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(timeZone).toInstant();
    }
}
