package com.ziraai.channel.lane;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the sender is called.
 *
 * @param concurrency calls under way at once and connections kept; at 100 ms an answer, 64 carry
 *     640 messages a second
 * @param connectTimeout for connecting, TLS included
 * @param timeout for a whole call; afterwards its result is unknown
 * @param maxIdle how long a connection is kept unused; below the shortest keep-alive of any
 *     provider, because a request on a connection the provider just closed has an unknown result
 * @param breakerPause how long nothing is called after the breaker opened
 * @param defaultPause how long the lane rests when a provider throttles it without saying for how
 *     long
 * @param maxPause the longest rest, whatever the provider says
 */
@Validated
@ConfigurationProperties(value = "channel.lane", ignoreUnknownFields = false)
public record LaneSettings(
        @DefaultValue("64") @Min(1) @Max(1000) int concurrency,
        @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(seconds = 30)
                Duration connectTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(seconds = 60) Duration timeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration maxIdle,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration breakerPause,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration defaultPause,
        @DefaultValue("15m") @DurationMin(millis = 1) Duration maxPause) {

    /** Shorter rests would only repeat the call that was just turned away. */
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);

    /** The rest the lane takes when asked for this one. */
    Duration bounded(Duration asked) {
        Duration atLeast = asked.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : asked;
        return atLeast.compareTo(maxPause) > 0 ? maxPause : atLeast;
    }

    /** Between looks at an open breaker, so that its end is noticed soon. */
    Duration breakerLook() {
        return breakerPause.dividedBy(10);
    }
}
