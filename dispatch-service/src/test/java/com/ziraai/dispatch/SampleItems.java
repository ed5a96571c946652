package com.ziraai.dispatch;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Recipient;
import com.ziraai.event.Refusal;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Items as code-service makes them ready, and what channels say of their attempts. */
public final class SampleItems {

    public static final Instant RELEASED = Instant.parse("2026-11-21T22:30:00Z");
    public static final Instant EXPIRES = Instant.parse("2026-12-22T20:59:59.999Z");

    private SampleItems() {}

    public static String newOperation() {
        return OperationId.create("bulk", RELEASED, new Random()).value();
    }

    public static Item item(String operationId, int index) {
        return new Item(
                operationId, index, "sponsor-1", "contact-%014d".formatted(index), RELEASED);
    }

    /** A request by SMS with fallback to WhatsApp and one retry after a second. */
    public static DistributionRequested.Builder request(String operationId, int index) {
        return DistributionRequested.newBuilder()
                .setItem(item(operationId, index))
                .setRecipient(new Recipient("Ayşe", "+905551234567", "TR", null, null))
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

    public static DistributionReady ready(DistributionRequested.Builder request) {
        return new DistributionReady(
                request.build(),
                "SP-20261122-A7B2C",
                "https://ziraai.com/redeem/SP-20261122-A7B2C",
                EXPIRES,
                null);
    }

    public static DistributionReady refused(DistributionRequested.Builder request) {
        Refusal refusal =
                new Refusal(
                        ItemStatus.SKIPPED,
                        "DUPLICATE_RECIPIENT",
                        ErrorCategory.VALIDATION,
                        "The recipient is named before.");
        return new DistributionReady(
                request.setRefusal(refusal).build(), null, null, null, refusal);
    }

    public static DeliveryOutcome outcome(Attempt attempt, Channel channel, AttemptStatus status) {
        return outcome(attempt, channel, status, null);
    }

    public static DeliveryOutcome outcome(
            Attempt attempt, Channel channel, AttemptStatus status, @Nullable Failure failure) {
        return new DeliveryOutcome(
                attempt,
                channel,
                status,
                Evidence.ANSWER,
                "simulated",
                "sender-1",
                null,
                0,
                failure,
                RELEASED,
                RELEASED,
                "TR",
                null);
    }

    public static Failure failure(FailureClass failureClass, String code) {
        return new Failure(failureClass, code, null, "A sentence for an operator.", null);
    }
}
