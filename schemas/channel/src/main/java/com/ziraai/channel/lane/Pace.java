package com.ziraai.channel.lane;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * A rate as a limiter understands it: whole permits in periods of about ten milliseconds, so that a
 * fast sender is fed evenly and a slow one still exactly.
 *
 * @param permits calls in a period, at least 1
 * @param period length of a period
 */
record Pace(int permits, Duration period) {

    private static final double TICK_SECONDS = 0.01;

    /** Longer than any caller waits in line: at most {@code concurrency} calls stand before it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Pace of(double perSecond) {
        int permits = Math.max(1, (int) (perSecond * TICK_SECONDS));
        return new Pace(permits, Duration.ofNanos(Math.round(permits / perSecond * 1e9)));
    }

    RateLimiter limiter(String name) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(permits)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(PATIENCE)
                        .build());
    }
}
