package com.ziraai.code.allocation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How codes are made and kept.
 *
 * @param secret keys the permutation, so that nobody can tell a code from the one before it; a new
 *     secret counts from the next day on
 * @param blockSize numbers taken from the day's counter at once; what is left of a block is lost at
 *     shutdown, of 60,466,176 a day
 * @param retention how long an item's code is kept after the month of its operation; must outlive
 *     the longest code validity
 */
@Validated
@ConfigurationProperties(value = "code.allocation", ignoreUnknownFields = false)
record AllocationSettings(
        @NotNull @Size(min = 16) String secret,
        @Min(1) @Max(1_000_000) int blockSize,
        @NotNull @DurationMin(days = 31) Duration retention) {}
