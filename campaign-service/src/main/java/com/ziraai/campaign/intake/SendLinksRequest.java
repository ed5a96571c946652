package com.ziraai.campaign.intake;

import com.ziraai.campaign.template.MessageTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Body of {@code POST /api/v1/bulk-operations/send-links} in the names of the Bulk Operations API,
 * as it came: nothing is checked but the types.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param messageTemplateId a stored template in place of {@code messageTemplate}
 * @param metadata any JSON, kept with the operation
 */
record SendLinksRequest(
        @Nullable String operationName,
        @Nullable JsonNode sponsorId,
        @Nullable List<@Nullable Recipient> recipients,
        @Nullable String messageTemplate,
        @Nullable String messageTemplateId,
        @Nullable String channel,
        @Nullable Scheduling scheduling,
        @Nullable Processing processing,
        @Nullable JsonNode metadata) {

    /**
     * @param personalizationData values of the sponsor's own placeholders; numbers and truth values
     *     are taken as text
     * @param priority 1 to 10
     * @param customMessage wins over the request's template
     */
    record Recipient(
            @Nullable String name,
            @Nullable String phoneNumber,
            @Nullable String email,
            @Nullable String sponsorshipCode,
            @JsonDeserialize(contentUsing = ScalarText.class)
                    @Nullable Map<String, @Nullable String> personalizationData,
            @Nullable Integer priority,
            @Nullable String customMessage) {

        static final Recipient EMPTY = new Recipient(null, null, null, null, null, null, null);
    }

    /**
     * @param scheduledDate ISO 8601; with an offset an instant, without one local to the zone
     * @param timeZone IANA zone; the sponsor's where absent
     * @param preferredHours {@code HH:mm}
     * @param avoidWeekdays English names
     */
    record Scheduling(
            @Nullable Boolean isScheduled,
            @Nullable String scheduledDate,
            @Nullable String timeZone,
            @Nullable Boolean spreadOverTime,
            @Nullable Integer spreadDurationMinutes,
            @Nullable List<@Nullable String> preferredHours,
            @Nullable List<@Nullable String> avoidWeekdays) {

        static final Scheduling NONE = new Scheduling(null, null, null, null, null, null, null);
    }

    /**
     * @param processingSettings any JSON object; {@code guarantee} in it is {@code at_most_once} or
     *     {@code at_least_once}
     */
    record Processing(
            @Nullable Integer batchSize,
            @Nullable Integer maxConcurrency,
            @Nullable Integer retryAttempts,
            @Nullable Integer retryDelaySeconds,
            @Nullable Boolean stopOnFirstError,
            @Nullable Boolean sendProgressNotifications,
            @Nullable String callbackUrl,
            @Nullable JsonNode processingSettings) {

        static final Processing DEFAULT =
                new Processing(null, null, null, null, null, null, null, null);
    }

    /** What is kept with the operation: everything but the recipients. */
    record Kept(
            @Nullable String messageTemplate,
            @Nullable Scheduling scheduling,
            @Nullable Processing processing,
            @Nullable JsonNode metadata) {}

    /** The same with the text of a template, on its channel where the request names none. */
    SendLinksRequest with(MessageTemplate template) {
        return new SendLinksRequest(
                operationName,
                sponsorId,
                recipients,
                template.message(),
                null,
                channel == null ? template.channel().orElse(null) : channel,
                scheduling,
                processing,
                metadata);
    }

    Kept kept() {
        return new Kept(messageTemplate, scheduling, processing, metadata);
    }

    List<@Nullable Recipient> recipientsOrNone() {
        return recipients == null ? List.of() : recipients;
    }
}
