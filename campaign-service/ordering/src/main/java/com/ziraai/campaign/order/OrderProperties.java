package com.ziraai.campaign.order;

import com.ziraai.event.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param codeValidityDays days a generated code stays redeemable
 * @param channels those an order may ask for: the ones whose service there is
 * @param scheduleHorizon how far ahead an operation may be scheduled; batches are kept longer
 */
@Validated
@ConfigurationProperties("campaign.intake")
record OrderProperties(
        @Min(1) @Max(366) int codeValidityDays,
        @NotEmpty Set<Channel> channels,
        @NotNull @DurationMin(days = 1) @DurationMax(days = 90) Duration scheduleHorizon) {}
