package com.ziraai.message;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests as campaign-service publishes them. */
final class SampleRequests {

    private static final Item ITEM =
            new Item(
                    "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                    0,
                    "sponsor-1",
                    "AbCdEfGhIjKlMnOpQrStUv",
                    Instant.parse("2026-11-21T22:30:00Z"));

    private SampleRequests() {}

    static DistributionRequested.Builder one() {
        return DistributionRequested.newBuilder()
                .setItem(ITEM)
                .setRecipient(
                        new Recipient(
                                "Ayşe", "+905551234567", "TR", "ayse@example.org", "an-email-key"))
                .setSponsorName("Tarım A.Ş.")
                .setTimeZone("Europe/Istanbul")
                .setLanguage("tr")
                .setChannel(Channel.SMS)
                .setFallback(List.of(Channel.WHATSAPP))
                .setPersonalization(Map.of("region", "Antalya"))
                .setCodeValidityDays(30)
                .setRetry(new RetryPlan(1, 1))
                .setGuarantee(Guarantee.AT_MOST_ONCE);
    }
}
