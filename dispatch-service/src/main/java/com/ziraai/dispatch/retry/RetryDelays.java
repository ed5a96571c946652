package com.ziraai.dispatch.retry;

import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.Failure;
import com.ziraai.event.RetryPlan;
import java.time.Duration;
import java.util.List;

/** How long to wait before an attempt is repeated. */
public final class RetryDelays {

    private final List<Duration> delays;
    private final double jitter;

    /**
     * @param delays before the first retry, the second and so on; the last one repeats
     * @param jitter share by which they vary, 0 to 0.5
     */
    public RetryDelays(List<Duration> delays, double jitter) {
        this.delays = List.copyOf(delays);
        this.jitter = jitter;
    }

    /**
     * The provider's own wish, else the operation's plan, else the configured pause with a jitter
     * that depends on the attempt alone.
     *
     * @param failed the attempt to be repeated
     * @param retry which retry on its channel it will be, from 1
     */
    public Duration before(AttemptKey failed, int retry, RetryPlan plan, Failure failure) {
        if (failure.getRetryAfterMillis() != null) {
            return Duration.ofMillis(Math.max(0, failure.getRetryAfterMillis()));
        }
        if (plan.getRetryDelaySeconds() != null) {
            return Duration.ofSeconds(Math.max(0, plan.getRetryDelaySeconds()));
        }
        Duration delay = delays.get(Math.min(retry, delays.size()) - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 + jitter * spread(failed))));
    }

    /** −1 to 1, the same for the same attempt; neighbours differ. */
    private static double spread(AttemptKey attempt) {
        int scattered = attempt.hashCode() * 0x9E3779B9;
        return scattered / (double) Integer.MAX_VALUE;
    }
}
