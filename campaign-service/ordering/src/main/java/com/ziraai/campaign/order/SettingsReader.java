package com.ziraai.campaign.order;

import com.ziraai.campaign.attachment.Attachment;
import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.text.Composed;
import com.ziraai.event.Channel;
import com.ziraai.event.Guarantee;
import com.ziraai.event.RetryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a request says about all its recipients together, and notes what is wrong. */
final class SettingsReader {

    private static final String DEFAULT_NAME = "Bulk Link Send";
    private static final int LONGEST_SUBJECT = 150;
    private static final int SHORTEST_CAMPAIGN = 3;
    private static final int LONGEST_CAMPAIGN = 100;
    private static final int DEFAULT_RETRIES = 3;
    private static final int MOST_RETRIES = 10;
    private static final int LONGEST_DELAY = 3600;

    private final Sponsor sponsor;
    private final Instant now;
    private final OrderProperties properties;
    private final CallbackUrls callbackUrls;
    private final Violations violations;

    SettingsReader(
            Sponsor sponsor,
            Instant now,
            OrderProperties properties,
            CallbackUrls callbackUrls,
            Violations violations) {
        this.sponsor = sponsor;
        this.now = now;
        this.properties = properties;
        this.callbackUrls = callbackUrls;
        this.violations = violations;
    }

    /**
     * @param items of the order
     * @param attachments the files the request names
     */
    Settings read(Order request, int items, List<Attachment> attachments) {
        Optional<Order.Campaign> campaign = Optional.ofNullable(request.campaign());
        Limits.length("operationName", request.operationName(), 1, 200, violations);
        Limits.length(
                "campaignName",
                campaign.map(Order.Campaign::name).orElse(null),
                SHORTEST_CAMPAIGN,
                LONGEST_CAMPAIGN,
                violations);
        Limits.length(
                "messageTemplate",
                request.messageTemplate(),
                1,
                RecipientRules.LONGEST_MESSAGE,
                violations);
        Limits.length("emailSubject", request.emailSubject(), 1, LONGEST_SUBJECT, violations);
        Order.Processing processing =
                Optional.ofNullable(request.processing()).orElse(Order.Processing.DEFAULT);
        checkCallback(processing.callbackUrl());
        List<Channel> channels = channels(request);
        if (!attachments.isEmpty() && !channels.contains(Channel.EMAIL)) {
            violations.add("attachments", "ATTACHMENT_WITHOUT_EMAIL");
        }
        return new Settings(
                campaign.map(Order.Campaign::name)
                        .or(() -> Optional.ofNullable(request.operationName()))
                        .orElse(DEFAULT_NAME),
                channels,
                // A stored one may be from before texts were composed.
                Optional.ofNullable(request.messageTemplate()).map(Composed::of),
                Optional.ofNullable(request.emailSubject()).map(Composed::of),
                attachments,
                Boolean.TRUE.equals(request.smartEncoding()),
                new Schedule(
                                sponsor.timeZone(),
                                sponsor.quietHours(),
                                now,
                                properties.scheduleHorizon(),
                                violations)
                        .read(
                                Optional.ofNullable(request.scheduling())
                                        .orElse(Order.Scheduling.NONE),
                                batchDelay(processing)),
                Pace.of(
                        processing.batchSize(),
                        processing.maxConcurrency(),
                        new Pace.Usual(
                                sponsor.plan(),
                                channels.getFirst(),
                                items,
                                campaign.map(Order.Campaign::usualBatchSize)),
                        violations),
                retry(processing),
                guarantee(processing.processingSettings()),
                BudgetLimit.read(request.metadata(), violations));
    }

    private List<Channel> channels(Order request) {
        Channel first =
                channel(
                        "channel",
                        Optional.ofNullable(request.channel()).orElse(Order.DEFAULT_CHANNEL));
        List<Channel> channels = new ArrayList<>(List.of(first));
        if (request.fallbackChannels() == null) {
            channels.addAll(fallback(first));
            return channels;
        }
        for (int i = 0; i < request.fallbackChannels().size(); i++) {
            String path = "fallbackChannels[" + i + "]";
            String given = request.fallbackChannels().get(i);
            if (given == null) {
                violations.add(path, "REQUIRED");
                continue;
            }
            Channel each = channel(path, given);
            if (channels.contains(each)) {
                violations.add(path, "CHANNEL_TWICE", Limits.excerpt(given));
            } else {
                channels.add(each);
            }
        }
        return channels;
    }

    /** Nobody is written to at an address its sponsor did not ask to be used. */
    private static List<Channel> fallback(Channel first) {
        return switch (first) {
            case SMS -> List.of(Channel.WHATSAPP);
            case WHATSAPP -> List.of(Channel.SMS);
            case EMAIL -> List.of();
        };
    }

    private Channel channel(String path, String given) {
        Optional<Channel> channel = ChannelNames.find(given);
        if (channel.isEmpty()) {
            violations.add(path, "UNKNOWN_CHANNEL", Limits.excerpt(given));
        } else if (!properties.channels().contains(channel.get())) {
            violations.add(path, "CHANNEL_NOT_AVAILABLE", given.strip());
        }
        return channel.orElse(Channel.SMS);
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
        settings.propertyNames().stream()
                .filter(name -> !name.equals("guarantee"))
                .forEach(name ->
                        violations.add(
                                "processing.processingSettings." + Limits.excerpt(name),
                                "UNKNOWN_FIELD"));
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
