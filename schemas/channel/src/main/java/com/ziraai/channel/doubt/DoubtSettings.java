package com.ziraai.channel.doubt;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When providers are asked about lost answers.
 *
 * @param after the call; a list may be some seconds behind
 * @param until since the call; what is not found by then stays unknown
 */
@Validated
@ConfigurationProperties(value = "channel.doubt", ignoreUnknownFields = false)
record DoubtSettings(
        @DefaultValue("1m") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration after,
        @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration until) {}
