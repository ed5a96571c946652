package com.ziraai.campaign.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.item.ChannelStory.Attempt;
import com.ziraai.campaign.item.StoryAnswer.Accepted;
import com.ziraai.event.Channel;
import com.ziraai.event.Guarantee;
import com.ziraai.event.PartPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendResultTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PENDING, Pending, false",
        "IN_FLIGHT, Retrying, false",
        "SENT, Sent, true",
        "DELIVERED, Delivered, true",
        "READ, Delivered, true",
        "FAILED, Failed, false",
        "SKIPPED, Failed, false",
        "CANCELLED, Failed, false",
        "UNKNOWN, Pending, false"
    })
    void everyStateHasOneOfTheFiveWords(ItemState state, String word, boolean success) {
        SendResult result = SendResult.of("s-1", story(state, List.of(), List.of()), List.of());
        assertThat(result.distributionStatus()).isEqualTo(word);
        assertThat(result.success()).isEqualTo(success);
        assertThat(SendResult.UNKNOWN_RESULT.equals(result.errorCode()))
                .isEqualTo(state == ItemState.UNKNOWN);
    }

    @Test
    void aFallbackIsCalledOneAndWhatWasRefusedCostsNothing() {
        SendResult result =
                SendResult.of(
                        "s-1",
                        story(
                                ItemState.DELIVERED,
                                List.of(attempt(1, "REJECTED", 1)),
                                List.of(attempt(2, "DELIVERED", 3))),
                        List.of(
                                new PartPrice(Channel.SMS, 250_000L),
                                new PartPrice(Channel.WHATSAPP, 900_000L)));
        assertThat(result.actualChannel()).isEqualTo("SMS (Fallback)");
        assertThat(result.retryCount()).isOne();
        assertThat(result.cost()).isEqualTo(new BigDecimal("0.75"));
        assertThat(result.messageId()).isEqualTo("m-2");
        assertThat(result.deliveryTime()).isEqualTo(NOW);
    }

    private static Attempt attempt(int no, String status, int parts) {
        return new Attempt(
                no, status, "RECEIPT", "p", "s", null, "m-" + no, parts, null, NOW, NOW, NOW);
    }

    private static StoryAnswer.Data story(
            ItemState state, List<Attempt> whatsapp, List<Attempt> sms) {
        ItemAnswer.Entry entry =
                new ItemAnswer.Entry(
                        0,
                        "item",
                        state,
                        "Success",
                        false,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        Person.NOBODY);
        return new StoryAnswer.Data(
                "bulk_1",
                0,
                "item",
                accepted(),
                known(entry),
                nothing(),
                nothing(),
                known(new ChannelStory(sms)),
                known(new ChannelStory(whatsapp)),
                nothing(),
                List.of());
    }

    private static Accepted accepted() {
        return new Accepted(
                null,
                "+90********67",
                "TR",
                null,
                Channel.WHATSAPP,
                List.of(Channel.SMS),
                null,
                Map.of(),
                null,
                Guarantee.AT_MOST_ONCE,
                null,
                NOW,
                null,
                null,
                null,
                null,
                null);
    }

    private static <T> Part<T> known(T data) {
        return new Part<>(Part.Status.AVAILABLE, null, data);
    }

    private static <T> Part<T> nothing() {
        return new Part<>(Part.Status.NOTHING, null, null);
    }
}
