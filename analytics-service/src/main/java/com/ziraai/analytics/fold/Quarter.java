package com.ziraai.analytics.fold;

import java.time.Duration;
import java.time.Instant;

/**
 * Quarters of an hour since 1970, UTC: the grain counters are kept at. Every time zone in use is
 * whole quarters away from UTC, so hours and days of any of them are sums of whole quarters.
 */
public final class Quarter {

    private static final long SECONDS = Duration.ofMinutes(15).toSeconds();

    private Quarter() {}

    /** The quarter of that instant; the first one for whatever is before it. */
    public static int of(Instant at) {
        return (int) Math.clamp(at.getEpochSecond() / SECONDS, 1, Integer.MAX_VALUE);
    }

    /** When it begins. */
    public static Instant start(int quarter) {
        return Instant.ofEpochSecond(quarter * SECONDS);
    }
}
