package com.ziraai.campaign.item;

import com.ziraai.event.Channel;
import com.ziraai.event.Guarantee;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole story of one item. */
record StoryAnswer(boolean success, Data data) {

    /**
     * @param accepted the item as it was accepted; null when it is past its retention
     * @param standing where it stands, by analytics
     * @param code its code, by code-service
     * @param decisions what was decided, by dispatch-service
     * @param sms its attempts by SMS, with what the provider answered and reported
     * @param whatsapp its attempts by WhatsApp
     * @param email its attempts by e-mail
     * @param timeline all of it in order of time, as far as the services answered
     */
    record Data(
            String operationId,
            int index,
            String itemId,
            @Nullable Accepted accepted,
            Part<ItemAnswer.Entry> standing,
            Part<CodeStory> code,
            Part<DispatchStory> decisions,
            Part<ChannelStory> sms,
            Part<ChannelStory> whatsapp,
            Part<ChannelStory> email,
            List<Event> timeline) {}

    /**
     * What was asked for.
     *
     * @param phone masked; null when intake found no number in it
     * @param email masked
     * @param refusal code of why intake refused it; null when it did not
     * @param releasedAt when it left the gateway; null while it waits
     * @param retryOf the failed item it takes up again
     * @param retriedAs what took this item up again
     * @param externalId the sponsor's own reference of the person
     * @param row of the uploaded file; null when the person came in a request
     */
    record Accepted(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String email,
            Channel channel,
            List<Channel> fallback,
            @Nullable String messageTemplate,
            Map<String, String> personalization,
            @Nullable String sponsorshipCode,
            Guarantee guarantee,
            @Nullable String refusal,
            Instant acceptedAt,
            @Nullable Instant releasedAt,
            @Nullable Reference retryOf,
            @Nullable Reference retriedAs,
            @Nullable String externalId,
            @Nullable Long row) {

        Person person() {
            return new Person(externalId, row, phone);
        }
    }

    /** Another item. */
    record Reference(String operationId, int itemIndex) {}

    /**
     * Something that happened.
     *
     * @param attemptNo null where it is not about one attempt
     * @param channel null where it is not about one
     * @param code stable code of why or how
     * @param text the same for people
     */
    record Event(
            Instant at,
            String event,
            @Nullable Integer attemptNo,
            @Nullable String channel,
            @Nullable String code,
            String text) {}
}
