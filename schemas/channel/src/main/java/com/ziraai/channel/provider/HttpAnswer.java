package com.ziraai.channel.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * An HTTP response as it came in.
 *
 * @param status HTTP status
 * @param retryAfter value of {@code Retry-After}, whichever of its two forms it had
 * @param body read as UTF-8; empty for none
 */
public record HttpAnswer(int status, Optional<Duration> retryAfter, String body) {

    /** Only the status: the body may carry addresses. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
