package com.ziraai.contract;

import com.ziraai.event.Alert;
import com.ziraai.event.Attempt;
import com.ziraai.event.ContactConsent;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.EmailSend;
import com.ziraai.event.InboundMessage;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationProgress;
import com.ziraai.event.OperationSpending;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SenderState;
import com.ziraai.event.SmsSend;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.event.WhatsappSend;
import org.apache.avro.specific.SpecificRecord;

/** What a record of a topic is about, for traces and logs. */
public sealed interface Subject {

    /**
     * An item, before any attempt of it or after them.
     *
     * @param attemptNo the last attempt made; 0 for none
     */
    record OfItem(String operationId, int itemIndex, int attemptNo) implements Subject {}

    /**
     * An attempt.
     *
     * @param isMade whether it was made already, or only is to be
     */
    record OfAttempt(String operationId, int itemIndex, int attemptNo, boolean isMade)
            implements Subject {}

    /** A whole operation. */
    record OfOperation(String operationId) implements Subject {}

    /** Nothing that has a name of ours. */
    record OfNothing() implements Subject {}

    /**
     * The subject of a record.
     *
     * @throws IllegalArgumentException if it is of no topic; a test holds this against the topics
     */
    static Subject of(SpecificRecord event) {
        return switch (event) {
            case DistributionRequested requested -> item(requested.getItem(), 0);
            case DistributionReady ready -> item(ready.getRequest().getItem(), 0);
            case SmsSend send -> attempt(send.getAttempt(), false);
            case WhatsappSend send -> attempt(send.getAttempt(), false);
            case EmailSend send -> attempt(send.getAttempt(), false);
            case InboundMessage inbound -> item(inbound.getItem(), 0);
            case DeliveryOutcome outcome -> attempt(outcome.getAttempt(), true);
            case ItemOutcome outcome -> item(outcome.getItem(), outcome.getAttemptNo());
            case UnknownSettlement settled ->
                    new OfAttempt(
                            settled.getOperationId(),
                            settled.getItemIndex(),
                            settled.getAttemptNo(),
                            true);
            case OperationLifecycle operation -> new OfOperation(operation.getOperationId());
            case OperationProgress operation -> new OfOperation(operation.getOperationId());
            case OperationSpending operation -> new OfOperation(operation.getOperationId());
            case ProviderReceipt _, ContactConsent _, Alert _, SenderState _ -> new OfNothing();
            // Avro's records cannot be sealed.
            default -> throw new IllegalArgumentException("of no topic: " + event.getClass());
        };
    }

    private static Subject item(Item item, int attemptNo) {
        return new OfItem(item.getOperationId(), item.getItemIndex(), attemptNo);
    }

    private static Subject attempt(Attempt attempt, boolean isMade) {
        Item item = attempt.getItem();
        return new OfAttempt(
                item.getOperationId(), item.getItemIndex(), attempt.getAttemptNo(), isMade);
    }
}
