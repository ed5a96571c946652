package com.ziraai.code.allocation;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Requests as campaign publishes them. */
final class SampleRequests {

    static final Instant RELEASED = Instant.parse("2026-11-21T22:30:00Z");

    private SampleRequests() {}

    static String newOperation() {
        return OperationId.create("bulk", RELEASED, new Random()).value();
    }

    static List<DistributionRequested> many(String operationId, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> one(operationId, index).build())
                .toList();
    }

    static DistributionRequested.Builder one(String operationId, int index) {
        return DistributionRequested.newBuilder()
                .setItem(new Item(operationId, index, "sponsor-1", contactKey(index), RELEASED))
                .setRecipient(new Recipient("Ayşe", "+905551234567", "TR", null, null))
                .setSponsorName("Tarım A.Ş.")
                .setTimeZone("Europe/Istanbul")
                .setLanguage("tr")
                .setChannel(Channel.SMS)
                .setFallback(List.of())
                .setPersonalization(Map.of())
                .setCodeValidityDays(30)
                .setRetry(new RetryPlan(2, null))
                .setGuarantee(Guarantee.AT_MOST_ONCE);
    }

    static String contactKey(int index) {
        return "contact-%014d".formatted(index);
    }
}
