package com.ziraai.dispatch.retry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Pauses before retries where neither provider nor operation names one.
 *
 * @param delays before the first retry, the second and so on; the last one repeats
 * @param jitter share by which a pause is stretched or shortened at most, so that rejections that
 *     came together do not come back together
 */
@Validated
@ConfigurationProperties(value = "dispatch.retry", ignoreUnknownFields = false)
record RetrySettings(
        @NotEmpty List<@DurationMin(millis = 1) Duration> delays,
        @DecimalMin("0") @DecimalMax("0.5") double jitter) {}
