package com.ziraai.dispatch.followup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How what is due is looked for.
 *
 * @param interval pause between two looks
 * @param batchSize follow-ups taken at once
 * @param lease how long an instance that took follow-ups has for them before others may; longer
 *     than a publish can take costs only patience after a crash
 */
@Validated
@ConfigurationProperties(value = "dispatch.followup", ignoreUnknownFields = false)
record FollowupSettings(
        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 60) Duration interval,
        @Min(1) @Max(10_000) int batchSize,
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration lease) {}
