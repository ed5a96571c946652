package com.ziraai.channel.receipt;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How providers' reports are taken in.
 *
 * @param inFlight bytes of bodies that are read and kept at once, 3 MB to 64 MB; while they are
 *     there, each takes about four times its size of a heap of 256 MB
 * @param parked reports kept at most whose attempt is not known yet
 * @param parkedFor how long one is kept
 * @param parkedLook how often attempts of reports older than a few minutes are looked for
 * @param timeout in which a body has to be there, so that a slow caller holds no place of others
 */
@Validated
@ConfigurationProperties(value = "channel.receipt", ignoreUnknownFields = false)
record ReceiptSettings(
        @DefaultValue("12MB") @NotNull DataSize inFlight,
        @DefaultValue("100000") @Min(1) @Max(10_000_000) int parked,
        @DefaultValue("1d") @DurationMin(seconds = 1) @DurationMax(days = 30) Duration parkedFor,
        @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration parkedLook,
        @DefaultValue("20s") @DurationMin(millis = 1) @DurationMax(minutes = 5) Duration timeout) {

    /** One body of the largest size a provider sends has to fit, or it would wait for ever. */
    @AssertTrue(message = "in-flight is 3MB to 64MB")
    boolean isInFlightWithinBounds() {
        return inFlight.toMegabytes() >= 3 && inFlight.toMegabytes() <= 64;
    }
}
