package com.ziraai.campaign.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.sponsor.QuietHoursRequest;
import com.ziraai.campaign.template.MessageTemplate;
import com.ziraai.event.Channel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be sent, when and how, in the names of the Bulk Operations API: as it came, nothing is
 * checked but the types. Who it is for is an audience.
 *
 * @param emailSubject of e-mails, with placeholders; the default where absent
 * @param messageTemplateId a stored template in place of {@code messageTemplate}
 * @param attachments ids of files that go along with e-mails, in order
 * @param smartEncoding whether typographic signs of an SMS are written plainly where that saves
 *     parts
 * @param channel {@code SMS}, {@code WhatsApp} or {@code Email}
 * @param fallbackChannels tried after it, in order; the channel's default where absent
 * @param metadata any JSON, kept with the operation
 * @param campaign what the link distribution workflow says of it, where it was asked for in its
 *     names
 */
public record Order(
        @Nullable String operationName,
        @Nullable String messageTemplate,
        @Nullable String messageTemplateId,
        @Nullable String emailSubject,
        @Nullable List<@Nullable String> attachments,
        @Nullable Boolean smartEncoding,
        @Nullable String channel,
        @Nullable List<@Nullable String> fallbackChannels,
        @Nullable Scheduling scheduling,
        @Nullable Processing processing,
        @Nullable JsonNode metadata,
        @Nullable Campaign campaign) {

    static final String DEFAULT_CHANNEL = "SMS";

    /**
     * An order's name and batches in the names of the link distribution workflow.
     *
     * @param name in place of {@code operationName}, in bounds of its own
     * @param usualBatchSize where the order names none, as far as the plan allows it
     */
    public record Campaign(@Nullable String name, Integer usualBatchSize) {

        /** As the workflow prints it. */
        private static final int USUAL_BATCH = 100;

        public static Campaign called(@Nullable String name) {
            return new Campaign(name, USUAL_BATCH);
        }
    }

    /**
     * @param scheduledDate ISO 8601; with an offset an instant, without one local to the zone
     * @param timeZone IANA zone; the sponsor's where absent
     * @param preferredHours {@code HH:mm}
     * @param avoidWeekdays English names
     * @param quietHours when nothing is released, besides the sponsor's own
     * @param missedStart {@code run} (default), {@code skip} or {@code ask}
     */
    public record Scheduling(
            @Nullable Boolean isScheduled,
            @Nullable String scheduledDate,
            @Nullable String timeZone,
            @Nullable Boolean spreadOverTime,
            @Nullable Integer spreadDurationMinutes,
            @Nullable List<@Nullable String> preferredHours,
            @Nullable List<@Nullable String> avoidWeekdays,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable QuietHoursRequest quietHours,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missedStart) {

        static final Scheduling NONE =
                new Scheduling(null, null, null, null, null, null, null, null, null);

        /** That it begins then; at once for null. */
        public static Scheduling startingAt(@Nullable String date) {
            return date == null
                    ? NONE
                    : new Scheduling(true, date, null, null, null, null, null, null, null);
        }
    }

    /**
     * @param batchDelaySeconds between two batches at least
     * @param processingSettings any JSON object; {@code guarantee} in it is {@code at_most_once} or
     *     {@code at_least_once}
     */
    public record Processing(
            @Nullable Integer batchSize,
            @Nullable Integer maxConcurrency,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer batchDelaySeconds,
            @Nullable Integer retryAttempts,
            @Nullable Integer retryDelaySeconds,
            @Nullable Boolean stopOnFirstError,
            @Nullable Boolean sendProgressNotifications,
            @Nullable String callbackUrl,
            @Nullable JsonNode processingSettings) {

        static final Processing DEFAULT =
                new Processing(null, null, null, null, null, null, null, null, null);

        /** Of an order whose end alone is to be told, if anything. */
        public static Processing toldAtItsEnd(@Nullable String callbackUrl) {
            return new Processing(null, null, null, null, null, null, false, callbackUrl, null);
        }

        /** Whether progress is to be told to nobody. */
        boolean hasVainProgress() {
            return Boolean.TRUE.equals(sendProgressNotifications) && callbackUrl == null;
        }

        /** Whether there is a pause before retries that there are none of. */
        boolean hasVainDelay() {
            return Integer.valueOf(0).equals(retryAttempts) && retryDelaySeconds != null;
        }
    }

    /** What is kept with the operation: everything but the recipients. */
    record Kept(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String recipientListId,
            @Nullable String messageTemplate,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String emailSubject,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable String> attachments,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean smartEncoding,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable List<@Nullable String> fallbackChannels,
            @Nullable Scheduling scheduling,
            @Nullable Processing processing,
            @Nullable JsonNode metadata) {}

    /** The channel it is to be tried on first; empty where it names one that there is not. */
    Optional<Channel> firstChannel() {
        return ChannelNames.find(channel == null ? DEFAULT_CHANNEL : channel);
    }

    /** The same with the text of a template, on its channel where the order names none. */
    Order with(MessageTemplate template) {
        return new Order(
                operationName,
                template.message(),
                null,
                emailSubject,
                attachments,
                smartEncoding,
                channel == null ? template.channel().orElse(null) : channel,
                fallbackChannels,
                scheduling,
                processing,
                metadata,
                campaign);
    }

    /**
     * @param list the audience's, if it is one
     */
    Kept kept(Optional<String> list) {
        return new Kept(
                list.orElse(null),
                messageTemplate,
                emailSubject,
                attachments,
                smartEncoding,
                fallbackChannels,
                scheduling,
                processing,
                metadata);
    }
}
