package com.ziraai.campaign.inquiry;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where standings of items are asked for.
 *
 * @param url of analytics-service, without a path
 * @param timeout of one question, connecting included
 */
@Validated
@ConfigurationProperties(value = "campaign.analytics", ignoreUnknownFields = false)
record AnalyticsProperties(
        @NotNull URI url,
        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
                Duration timeout) {}
