package com.ziraai.campaign.item;

import com.ziraai.campaign.item.ChannelStory.Attempt;
import com.ziraai.campaign.item.ChannelStory.Failure;
import com.ziraai.campaign.item.StoryAnswer.Accepted;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.price.Money;
import com.ziraai.event.Channel;
import com.ziraai.event.PartPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A single link as it stands, in the names of the link distribution workflow. What is not known
 * yet, or not any more, is null.
 *
 * @param success whether a provider took the message and nobody has said since that it failed
 * @param distributionId id of the operation
 * @param distributionStatus {@code Pending}, {@code Retrying}, {@code Sent}, {@code Delivered} or
 *     {@code Failed}; a result nobody knows is {@code Pending} with that as its {@code errorCode}
 * @param phoneNumber masked
 * @param attemptTime when it was accepted
 * @param actualChannel of the last attempt, with {@code (Fallback)} behind it where it is not the
 *     one asked for
 * @param deliveryTime when it was delivered, before that when a provider took it
 * @param gatewayResponse what the provider said of the last attempt
 * @param messageId the provider's
 * @param cost of all attempts that were not refused; null where nothing has a price
 */
record SendResult(
        boolean success,
        String distributionId,
        String distributionStatus,
        String sponsorId,
        @Nullable String phoneNumber,
        @Nullable String email,
        Instant attemptTime,
        @Nullable String actualChannel,
        @Nullable String sponsorshipCode,
        @Nullable Instant deliveryTime,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        int retryCount,
        @Nullable String gatewayResponse,
        @Nullable String messageId,
        @Nullable BigDecimal cost,
        @Nullable String messageTemplate,
        String statusUrl) {

    static final String UNKNOWN_RESULT = "RESULT_UNKNOWN";

    /** An attempt and where it was made. */
    private record Tried(Channel channel, Attempt attempt) {}

    /**
     * @param prices quoted for the person
     */
    static SendResult of(String sponsorId, StoryAnswer.Data story, List<PartPrice> prices) {
        ItemAnswer.Entry standing = story.standing().data();
        ItemState state = standing == null ? ItemState.PENDING : standing.state();
        List<Tried> tried = tried(story);
        Optional<Tried> last = tried.isEmpty() ? Optional.empty() : Optional.of(tried.getLast());
        ItemAnswer.Failure failure = standing == null ? null : standing.failure();
        boolean unknown = state == ItemState.UNKNOWN;
        Optional<Accepted> accepted = Optional.ofNullable(story.accepted());
        return new SendResult(
                isGood(state),
                story.operationId(),
                word(state),
                sponsorId,
                accepted.map(Accepted::phone).orElse(null),
                accepted.map(Accepted::email).orElse(null),
                accepted.map(Accepted::acceptedAt).orElse(Instant.EPOCH),
                last.map(each -> channel(each.channel, accepted)).orElse(null),
                story.code().known().map(CodeStory::code).orElse(null),
                isGood(state) ? last.map(each -> each.attempt.occurredAt()).orElse(null) : null,
                unknown ? UNKNOWN_RESULT : failure == null ? null : failure.errorCode(),
                failure == null ? null : failure.errorMessage(),
                Math.max(0, tried.size() - 1),
                last.map(each -> response(each.attempt)).orElse(null),
                last.map(each -> each.attempt.providerMessageId()).orElse(null),
                cost(tried, prices),
                accepted.map(Accepted::messageTemplate).orElse(null),
                "/api/v1/bulk-operations/status/" + story.operationId());
    }

    private static List<Tried> tried(StoryAnswer.Data story) {
        Map<Channel, Part<ChannelStory>> channels = new EnumMap<>(Channel.class);
        channels.put(Channel.SMS, story.sms());
        channels.put(Channel.WHATSAPP, story.whatsapp());
        channels.put(Channel.EMAIL, story.email());
        List<Tried> tried = new ArrayList<>();
        channels.forEach((channel, part) ->
                part.known().map(ChannelStory::attempts).orElse(List.of()).stream()
                        .map(each -> new Tried(channel, each))
                        .forEach(tried::add));
        tried.sort(Comparator.comparingInt(each -> each.attempt.attemptNo()));
        return tried;
    }

    private static boolean isGood(ItemState state) {
        return switch (state) {
            case SENT, DELIVERED, READ -> true;
            case PENDING, IN_FLIGHT, FAILED, UNKNOWN, SKIPPED, CANCELLED -> false;
        };
    }

    private static String word(ItemState state) {
        return switch (state) {
            case PENDING, UNKNOWN -> "Pending";
            case IN_FLIGHT -> "Retrying";
            case SENT -> "Sent";
            case DELIVERED, READ -> "Delivered";
            case FAILED, SKIPPED, CANCELLED -> "Failed";
        };
    }

    private static String channel(Channel actual, Optional<Accepted> accepted) {
        boolean asked = accepted.filter(each -> each.channel() != actual).isEmpty();
        return ChannelNames.of(actual) + (asked ? "" : " (Fallback)");
    }

    private static String response(Attempt attempt) {
        Failure failure = attempt.failure();
        if (failure == null) {
            return attempt.status();
        }
        return failure.providerCode() == null
                ? failure.detail()
                : failure.providerCode() + ": " + failure.detail();
    }

    private static @Nullable BigDecimal cost(List<Tried> tried, List<PartPrice> prices) {
        if (prices.isEmpty()) {
            return null;
        }
        long micros = 0;
        for (Tried each : tried) {
            if (isCharged(each.attempt.status())) {
                for (PartPrice price : prices) {
                    micros +=
                            price.getChannel() == each.channel
                                    ? price.getMicros() * each.attempt.parts()
                                    : 0;
                }
            }
        }
        return Money.ofMicros(micros);
    }

    private static boolean isCharged(String status) {
        return !status.equals("REJECTED") && !status.equals("HELD") && !status.equals("INTENDED");
    }

    /** Whether nothing more will become known soon. */
    boolean isSettled() {
        return success || distributionStatus.equals("Failed");
    }
}
