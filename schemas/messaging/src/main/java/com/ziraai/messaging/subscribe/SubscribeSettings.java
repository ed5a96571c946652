package com.ziraai.messaging.subscribe;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How records gather under load.
 *
 * @param shortestRest from the begin of a batch, however small, to the next poll; what one record
 *     may wait for the one before it
 * @param longestRest the same of the largest batch that did not fill its poll
 */
@Validated
@ConfigurationProperties(value = "ziraai.subscriptions", ignoreUnknownFields = false)
record SubscribeSettings(
        @DefaultValue("20ms") @DurationMin(millis = 0) @DurationMax(seconds = 10)
                Duration shortestRest,
        @DefaultValue("100ms") @DurationMin(millis = 0) @DurationMax(seconds = 10)
                Duration longestRest) {

    @AssertTrue(message = "shortestRest is not longer than longestRest")
    boolean isOrdered() {
        return shortestRest.compareTo(longestRest) <= 0;
    }
}
