package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Details;
import com.ziraai.event.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of a request. */
public record SimulationAnswer(boolean success, Data data) {

    /**
     * @param sendableItems those a message would be written to
     * @param skipped the others, by why
     * @param channels the channel tried first, then those it falls back to
     * @param cost null where nothing has a price
     * @param admission whether the sponsor's plan would take the request now
     * @param samples what some of the first recipients would read, and whose text is the longest
     * @param unicode null where no SMS needs more than the 7 bit alphabet
     */
    public record Data(
            int totalItems,
            int sendableItems,
            List<Skipped> skipped,
            Timeline timeline,
            List<ChannelPlan> channels,
            @Nullable Cost cost,
            Admission admission,
            List<Sample> samples,
            @Nullable Unicode unicode,
            List<String> validationWarnings) {}

    public record Skipped(String errorCode, int count) {}

    /**
     * @param estimatedCompletionTime when the last item will probably have been handed to a
     *     provider
     * @param releases the first of them, those of one moment together
     * @param furtherReleases how many more there are
     */
    public record Timeline(
            Instant firstRelease,
            Instant lastRelease,
            Instant estimatedCompletionTime,
            int batches,
            int batchSize,
            List<Release> releases,
            int furtherReleases) {}

    public record Release(Instant releaseAt, int items) {}

    /**
     * Were all messages sent by it.
     *
     * @param fallback whether it is only tried after another one failed
     * @param unwritable recipients no message can be written to
     * @param parts messages by what they are billed as
     */
    public record ChannelPlan(
            Channel channel,
            boolean fallback,
            int messages,
            int unwritable,
            long totalParts,
            List<Parts> parts) {}

    public record Parts(int parts, int messages) {}

    /**
     * @param least every message is sent once, by the first channel it can be written for
     * @param most every message is billed once by each channel
     * @param budgetLimit null where nothing limits the operation
     * @param itemsCovered how many of the items, in order, it lets be sent at least cost
     */
    public record Cost(
            String currency,
            BigDecimal least,
            BigDecimal most,
            @Nullable BigDecimal budgetLimit,
            @Nullable Integer itemsCovered) {}

    /**
     * SMS that need two bytes a character.
     *
     * @param signs what they need them for, the most frequent ones
     * @param shortened how many of them smart encoding would make shorter
     * @param partsSaved by it
     * @param costSaved by it, null where nothing has a price
     */
    public record Unicode(
            int messages,
            List<Sign> signs,
            int shortened,
            long partsSaved,
            @Nullable BigDecimal costSaved) {}

    /**
     * @param codePoint for example {@code U+2019}, for signs nobody sees
     * @param plain what smart encoding writes for it, null where it has nothing for it
     * @param messages that have it
     */
    public record Sign(String sign, String codePoint, @Nullable String plain, int messages) {}

    /**
     * @param refusedBy the limit in the way; null if there is none
     */
    public record Admission(boolean admitted, @Nullable Details refusedBy) {}

    /**
     * @param subject of an e-mail
     * @param text of an SMS or an e-mail
     * @param templateName approved template of a WhatsApp message
     */
    public record Sample(
            int index,
            Channel channel,
            int parts,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String templateName,
            @Nullable List<String> bodyParameters) {}
}
