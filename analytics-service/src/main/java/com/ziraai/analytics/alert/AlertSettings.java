package com.ziraai.analytics.alert;

import com.ziraai.analytics.fold.Stage;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When to raise and when to clear. Shares are from 0 to 1; their defaults are the documents'.
 *
 * @param interval pause between two looks
 * @param lookback how far back items count, by their release, in whole quarters of an hour
 * @param clearAfter how long a number must be well, or have too small a sample, until its alert is
 *     cleared
 * @param minimumSample items or attempts below which a share says nothing
 * @param minimumRetried as above, of items tried again
 * @param slaStage stage the service level is judged by; an earlier one than delivery where
 *     providers send no receipts
 * @param slaShare share of measured items that should pass the stage within five minutes
 * @param failureShare share of items that may fail
 * @param errorShare share of attempts that may fail
 * @param recoveryShare share of items tried again that should get through
 * @param unknownItems items that may be unknown at a time
 */
@Validated
@ConfigurationProperties("analytics.alert")
record AlertSettings(
        @DefaultValue("15s") @DurationMin(millis = 50) @DurationMax(minutes = 10) Duration interval,
        @DefaultValue("1h") @DurationMin(minutes = 30) @DurationMax(days = 7) Duration lookback,
        @DefaultValue("10m") @DurationMin(nanos = 0) @DurationMax(days = 1) Duration clearAfter,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int minimumSample,
        @DefaultValue("20") @Min(1) @Max(1_000_000) int minimumRetried,
        @DefaultValue("DELIVERED") Stage slaStage,
        @DefaultValue("0.97") @DecimalMin("0") @DecimalMax("1") double slaShare,
        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("1") double failureShare,
        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("1") double errorShare,
        @DefaultValue("0.80") @DecimalMin("0") @DecimalMax("1") double recoveryShare,
        @DefaultValue("100") @Min(0) @Max(10_000_000) int unknownItems) {}
