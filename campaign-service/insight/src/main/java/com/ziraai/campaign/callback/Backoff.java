package com.ziraai.campaign.callback;

import com.ziraai.campaign.callback.Event.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: each time twice as long, with jitter so that what failed together does not
 * come again together, and not before the receiver asked.
 *
 * @param first longest pause after the first failure
 * @param longest longest pause we choose
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * When the next attempt begins; empty if that would be too late.
     *
     * @param failures attempts that failed, this one included
     * @param expiresAt no attempt begins later
     */
    Optional<Instant> next(int failures, Outcome outcome, Instant now, Instant expiresAt) {
        Instant ours = now.plus(pause(failures));
        Instant theirs = asked(outcome, now).orElse(ours);
        Instant next = theirs.isAfter(ours) ? theirs : ours;
        return next.isAfter(expiresAt) ? Optional.empty() : Optional.of(next);
    }

    /** Between half of the pause and all of it. */
    private Duration pause(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        long millis = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    private static Optional<Instant> asked(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                    answered.retryAfter().flatMap(header -> read(header.strip(), now));
            case Outcome.Unreachable _ -> Optional.empty();
        };
    }

    /** Seconds, or a date; what is neither asks for nothing. */
    private static Optional<Instant> read(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Optional.of(now.plusSeconds(Long.parseLong(header)));
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
