package com.ziraai.dispatch.decision;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long decisions wait and are kept.
 *
 * @param unknownDeadline how long an attempt's result may stay unknown before the item is parked
 *     or, where its sponsor asked for at least once, tried again
 * @param retention how long decisions are kept after the month of their operation; receipts that
 *     come later are ignored (the Cloud API repeats them for 7 days)
 */
@Validated
@ConfigurationProperties(value = "dispatch.decision", ignoreUnknownFields = false)
record DecisionSettings(
        @NotNull @DurationMin(seconds = 1) Duration unknownDeadline,
        @NotNull @DurationMin(days = 8) Duration retention) {}
