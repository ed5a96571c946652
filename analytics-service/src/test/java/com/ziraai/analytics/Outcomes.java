package com.ziraai.analytics;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events of one operation, as the services upstream write them. */
public final class Outcomes {

    /** When items are released where a test does not say. */
    public static final Instant RELEASED = Instant.parse("2026-03-01T09:00:00Z");

    public static final String SPONSOR = "sponsor-1";

    /** What every message costs. */
    public static final long PRICE_MICROS = 45_000;

    private static final Random RANDOM = new Random();

    public final String operationId;

    private final String sponsorId;
    private final Instant released;

    private Outcomes(String sponsorId, Instant released) {
        this.operationId = OperationId.create("bulk", released, RANDOM).value();
        this.sponsorId = sponsorId;
        this.released = released;
    }

    public static Outcomes ofNewOperation() {
        return ofNewOperation(SPONSOR, RELEASED);
    }

    /** Of a sponsor, with all items released at that instant. */
    public static Outcomes ofNewOperation(String sponsorId, Instant released) {
        return new Outcomes(sponsorId, released);
    }

    public OperationLifecycle created(int totalItems) {
        return new OperationLifecycle(
                operationId,
                sponsorId,
                OperationType.BULK_LINK_SEND,
                OperationState.ACTIVE,
                totalItems,
                300,
                0.99,
                released,
                released,
                null);
    }

    public DeliveryOutcome attempt(int itemIndex, AttemptStatus status, long millis) {
        return attempt(itemIndex, 1, Channel.SMS, status, millis, null);
    }

    public DeliveryOutcome attempt(
            int itemIndex,
            int attemptNo,
            Channel channel,
            AttemptStatus status,
            long millis,
            @Nullable String code) {
        Instant at = released.plusMillis(millis);
        return new DeliveryOutcome(
                new Attempt(item(itemIndex), attemptNo),
                channel,
                status,
                Evidence.RECEIPT,
                channel == Channel.SMS ? "kannel" : "cloudapi",
                "sender",
                "id-" + itemIndex,
                1,
                code == null ? null : new Failure(FailureClass.FALLBACK, code, "8", "No.", null),
                at,
                at.plusMillis(5),
                "TR",
                PRICE_MICROS);
    }

    public ItemOutcome end(int itemIndex, int attemptNo, ItemStatus status) {
        return new ItemOutcome(
                item(itemIndex),
                attemptNo,
                status,
                "RECIPIENT_UNREACHABLE",
                ErrorCategory.NETWORK,
                "The recipient cannot be reached.",
                true,
                released.plusMillis(itemIndex));
    }

    private Item item(int itemIndex) {
        return new Item(operationId, itemIndex, sponsorId, contactKey(itemIndex), released);
    }

    /** Key of an item's records: any function of the contact will do. */
    public static String contactKey(int itemIndex) {
        return "%022d".formatted(itemIndex);
    }
}
