package com.ziraai.campaign.release;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param tick how often due work is looked for without being woken
 * @param maxItemsPerRound items published in one transaction
 * @param missedStartGrace how late a scheduled operation may begin without having missed its start
 * @param slaWindow time within which an item should be accepted, sent and delivered
 * @param slaTarget share of items that should make it within the window
 */
@Validated
@ConfigurationProperties("campaign.release")
record ReleaseProperties(
        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10) Duration tick,
        @Min(100) @Max(100_000) int maxItemsPerRound,
        @DefaultValue("15m") @DurationMin(seconds = 1) Duration missedStartGrace,
        @NotNull @DurationMin(seconds = 1) Duration slaWindow,
        @DecimalMin("0") @DecimalMax("1") double slaTarget) {}
