package com.ziraai.messaging.testkit;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests whose key is their index. */
public final class Requests {

    private Requests() {}

    public static DistributionRequested of(int index) {
        return DistributionRequested.newBuilder()
                .setItem(
                        new Item(
                                "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                                index,
                                "sponsor",
                                "contact-" + index,
                                Instant.EPOCH))
                .setRecipient(new Recipient("Ayşe", "+905551234567", "TR", null, null))
                .setSponsorName("Sponsor")
                .setTimeZone("Europe/Istanbul")
                .setLanguage("tr")
                .setChannel(Channel.SMS)
                .setFallback(List.of(Channel.WHATSAPP))
                .setPersonalization(Map.of("region", "Antalya"))
                .setCodeValidityDays(30)
                .setRetry(new RetryPlan(2, 30))
                .setGuarantee(Guarantee.AT_MOST_ONCE)
                .build();
    }

    public static List<DistributionRequested> upTo(int count) {
        return IntStream.range(0, count).mapToObj(Requests::of).toList();
    }

    public static String key(DistributionRequested request) {
        return request.getItem().getContactKey();
    }
}
