package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.schedule.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours as they stand in requests.
 *
 * @param from {@code HH:mm}
 * @param to {@code HH:mm}, on the following day if it is earlier
 */
public record QuietHoursRequest(@Nullable String from, @Nullable String to) {

    private static final int EXCERPT = 60;

    /** The same of that zone; empty, and noted, if anything is wrong. */
    public Optional<QuietHours> read(String path, ZoneId zone, Violations violations) {
        Optional<LocalTime> begin = time(path + ".from", from, violations);
        Optional<LocalTime> end = time(path + ".to", to, violations);
        if (begin.isPresent() && begin.equals(end)) {
            violations.add(path + ".to", "NO_HOUR_LEFT");
            return Optional.empty();
        }
        return begin.flatMap(first -> end.map(last -> new QuietHours(zone, first, last)));
    }

    private static Optional<LocalTime> time(
            String path, @Nullable String given, Violations violations) {
        if (given == null) {
            violations.add(path, "REQUIRED");
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(given, DateTimeFormatter.ofPattern("HH:mm")));
        } catch (DateTimeParseException e) {
            violations.add(
                    path, "INVALID_HOUR", given.substring(0, Math.min(EXCERPT, given.length())));
            return Optional.empty();
        }
    }
}
