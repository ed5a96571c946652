package com.ziraai.campaign.forecast;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What holds until there is something observed.
 *
 * @param itemsPerSecond what this installation does where its senders would take more
 * @param turnaround from the release of a batch until it is known to have been sent
 */
@Validated
@ConfigurationProperties(value = "campaign.forecast", ignoreUnknownFields = false)
record ForecastProperties(
        @DecimalMin("0.1") double itemsPerSecond,
        @NotNull @DurationMin(millis = 10) Duration turnaround) {}
