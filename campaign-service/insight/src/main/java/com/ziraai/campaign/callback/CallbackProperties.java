package com.ziraai.campaign.callback;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param allowHttp whether addresses without encryption may be called; for local use
 * @param allowedNetworks networks that may be called although they are not public, such as {@code
 *     127.0.0.0/8}; for local use
 * @param timeout of one attempt, from looking up the host to the answer's status
 * @param firstRetry pause after the first failure; doubled after each further one
 * @param longestRetry longest pause we choose; a receiver may ask for a longer one
 * @param retryFor how long an event is tried
 * @param progressInterval how often progress that makes no tenth is told
 * @param tick how often is looked for events and due attempts
 * @param concurrency attempts under way in one instance
 * @param sponsorConcurrency of these, of one sponsor
 * @param hostConcurrency of these, to one host
 * @param retention how long events stay listed
 */
@Validated
@ConfigurationProperties(value = "campaign.callback", ignoreUnknownFields = false)
record CallbackProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue List<Network> allowedNetworks,
        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration timeout,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration firstRetry,
        @DefaultValue("1h") @DurationMin(millis = 10) Duration longestRetry,
        @DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration retryFor,
        @DefaultValue("15s") @DurationMin(seconds = 1) Duration progressInterval,
        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(seconds = 10) Duration tick,
        @DefaultValue("64") @Min(1) @Max(1_000) int concurrency,
        @DefaultValue("16") @Min(1) @Max(1_000) int sponsorConcurrency,
        @DefaultValue("4") @Min(1) @Max(1_000) int hostConcurrency,
        @DefaultValue("30d") @DurationMin(days = 1) Duration retention) {}
