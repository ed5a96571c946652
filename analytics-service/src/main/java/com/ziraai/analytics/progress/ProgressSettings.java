package com.ziraai.analytics.progress;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When snapshots are taken.
 *
 * @param spacing least time between two rounds of snapshots of this instance; the first change
 *     after a pause is shown at once
 * @param grace how long an operation, all of whose items are sent, waits for missing receipts
 *     before it counts as complete without them
 */
@Validated
@ConfigurationProperties("analytics.progress")
record ProgressSettings(
        @DefaultValue("150ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
                Duration spacing,
        @DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration grace) {}
