package com.ziraai.messaging.trace;

import com.ziraai.contract.Following;
import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.SmsSend;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.event.WhatsappSend;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The followed item a record is about, and how far it has come.
 *
 * @param operationId its operation
 * @param itemIndex its position there
 * @param attemptNo the last attempt that was called before the record was written; 0 for none
 */
record Trail(String operationId, int itemIndex, int attemptNo) {

    /** The trail of a record; empty when it is about no item or about one nobody follows. */
    static Optional<Trail> of(@Nullable Object event) {
        return switch (event) {
            case DistributionRequested requested -> of(requested.getItem(), 0);
            case DistributionReady ready -> of(ready.getRequest().getItem(), 0);
            case SmsSend send -> before(send.getAttempt());
            case WhatsappSend send -> before(send.getAttempt());
            case DeliveryOutcome outcome -> of(outcome.getAttempt());
            case ItemOutcome outcome -> of(outcome.getItem(), outcome.getAttemptNo());
            case UnknownSettlement settled ->
                    of(settled.getOperationId(), settled.getItemIndex(), settled.getAttemptNo());
            case null, default -> Optional.empty();
        };
    }

    /** The trail once that attempt was called. */
    static Optional<Trail> of(Attempt attempt) {
        return of(attempt.getItem(), attempt.getAttemptNo());
    }

    private static Optional<Trail> before(Attempt attempt) {
        return of(attempt.getItem(), attempt.getAttemptNo() - 1);
    }

    private static Optional<Trail> of(Item item, int attemptNo) {
        return of(item.getOperationId(), item.getItemIndex(), attemptNo);
    }

    private static Optional<Trail> of(String operationId, int itemIndex, int attemptNo) {
        return Following.isFollowed(operationId, itemIndex)
                ? Optional.of(new Trail(operationId, itemIndex, attemptNo))
                : Optional.empty();
    }

    /** The item alone. */
    String item() {
        return operationId + "/" + itemIndex;
    }
}
