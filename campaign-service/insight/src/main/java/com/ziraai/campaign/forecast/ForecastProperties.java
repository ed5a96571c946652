package com.ziraai.campaign.forecast;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds until there is something observed.
 *
 * @param itemsPerSecond what this installation does where its senders would take more
 * @param patience how long a channel may take no messages before what one person waits for is
 *     refused
 * @param turnaround from the release of a batch until it is known to have been sent
 */
@Validated
@ConfigurationProperties(value = "campaign.forecast", ignoreUnknownFields = false)
record ForecastProperties(
        @DecimalMin("0.1") double itemsPerSecond,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration patience,
        @NotNull @DurationMin(millis = 10) Duration turnaround) {}
