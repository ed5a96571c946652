package com.ziraai.campaign.order;

import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.recipient.Limits;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.text.Composed;
import com.ziraai.event.Channel;
import com.ziraai.event.Guarantee;
import com.ziraai.event.RetryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a request says about all its recipients together, and notes what is wrong. */
final class SettingsReader {

    private static final String DEFAULT_NAME = "Bulk Link Send";
    private static final int DEFAULT_RETRIES = 3;
    private static final int MOST_RETRIES = 10;
    private static final int LONGEST_DELAY = 3600;

    private final Sponsor sponsor;
    private final Instant now;
    private final Duration horizon;
    private final CallbackUrls callbackUrls;
    private final Violations violations;

    SettingsReader(
            Sponsor sponsor,
            Instant now,
            Duration horizon,
            CallbackUrls callbackUrls,
            Violations violations) {
        this.sponsor = sponsor;
        this.now = now;
        this.horizon = horizon;
        this.callbackUrls = callbackUrls;
        this.violations = violations;
    }

    Settings read(Order request) {
        Limits.length("operationName", request.operationName(), 1, 200, violations);
        Limits.length(
                "messageTemplate",
                request.messageTemplate(),
                1,
                RecipientRules.LONGEST_MESSAGE,
                violations);
        Order.Processing processing =
                Optional.ofNullable(request.processing()).orElse(Order.Processing.DEFAULT);
        checkCallback(processing.callbackUrl());
        return new Settings(
                Optional.ofNullable(request.operationName()).orElse(DEFAULT_NAME),
                channel(Optional.ofNullable(request.channel()).orElse("SMS")),
                // A stored one may be from before texts were composed.
                Optional.ofNullable(request.messageTemplate()).map(Composed::of),
                Boolean.TRUE.equals(request.smartEncoding()),
                new Schedule(sponsor.timeZone(), sponsor.quietHours(), now, horizon, violations)
                        .read(
                                Optional.ofNullable(request.scheduling())
                                        .orElse(Order.Scheduling.NONE),
                                batchDelay(processing)),
                Pace.of(
                        processing.batchSize(),
                        processing.maxConcurrency(),
                        sponsor.plan(),
                        violations),
                retry(processing),
                guarantee(processing.processingSettings()),
                BudgetLimit.read(request.metadata(), violations));
    }

    private Channel channel(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "sms" -> Channel.SMS;
            case "whatsapp" -> Channel.WHATSAPP;
            case "email" -> {
                violations.add("channel", "CHANNEL_NOT_AVAILABLE", given.strip());
                yield Channel.EMAIL;
            }
            default -> {
                violations.add("channel", "UNKNOWN_CHANNEL", Limits.excerpt(given));
                yield Channel.SMS;
            }
        };
    }

    private Duration batchDelay(Order.Processing processing) {
        Limits.range(
                "processing.batchDelaySeconds",
                processing.batchDelaySeconds(),
                0,
                LONGEST_DELAY,
                violations);
        int seconds = Optional.ofNullable(processing.batchDelaySeconds()).orElse(0);
        return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_DELAY));
    }

    private RetryPlan retry(Order.Processing processing) {
        Limits.range(
                "processing.retryAttempts",
                processing.retryAttempts(),
                0,
                MOST_RETRIES,
                violations);
        Limits.range(
                "processing.retryDelaySeconds",
                processing.retryDelaySeconds(),
                0,
                LONGEST_DELAY,
                violations);
        return new RetryPlan(
                Optional.ofNullable(processing.retryAttempts()).orElse(DEFAULT_RETRIES),
                processing.retryDelaySeconds());
    }

    private void checkCallback(@Nullable String url) {
        Optional.ofNullable(url)
                .flatMap(callbackUrls::problemOf)
                .ifPresent(problem ->
                        violations.add(
                                "processing.callbackUrl",
                                problem,
                                Limits.excerpt(String.valueOf(url))));
    }

    private Guarantee guarantee(@Nullable JsonNode settings) {
        if (settings == null || settings.isNull()) {
            return Guarantee.AT_MOST_ONCE;
        }
        if (!settings.isObject()) {
            violations.add("processing.processingSettings", "WRONG_TYPE");
            return Guarantee.AT_MOST_ONCE;
        }
        JsonNode given = settings.path("guarantee");
        if (!given.isMissingNode() && !given.isNull() && !given.isString()) {
            violations.add("processing.processingSettings.guarantee", "WRONG_TYPE");
            return Guarantee.AT_MOST_ONCE;
        }
        return switch (given.asString("").toLowerCase(Locale.ROOT)) {
            case "", "at_most_once" -> Guarantee.AT_MOST_ONCE;
            case "at_least_once" -> Guarantee.AT_LEAST_ONCE;
            default -> {
                violations.add(
                        "processing.processingSettings.guarantee",
                        "UNKNOWN_GUARANTEE",
                        Limits.excerpt(given.asString("")));
                yield Guarantee.AT_MOST_ONCE;
            }
        };
    }
}
