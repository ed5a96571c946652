package com.ziraai.messaging.trace;

import com.ziraai.contract.Following;
import com.ziraai.contract.Subject;
import com.ziraai.contract.Subject.OfAttempt;
import com.ziraai.contract.Subject.OfItem;
import com.ziraai.contract.Subject.OfNothing;
import com.ziraai.contract.Subject.OfOperation;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
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
        return event instanceof SpecificRecord known ? of(Subject.of(known)) : Optional.empty();
    }

    private static Optional<Trail> of(Subject subject) {
        return switch (subject) {
            case OfItem(String operationId, int itemIndex, int attemptNo) ->
                    of(operationId, itemIndex, attemptNo);
            case OfAttempt(String operationId, int itemIndex, int attemptNo, boolean isMade) ->
                    of(operationId, itemIndex, isMade ? attemptNo : attemptNo - 1);
            case OfOperation _, OfNothing _ -> Optional.empty();
        };
    }

    /** The trail once that attempt was called. */
    static Optional<Trail> of(Attempt attempt) {
        return of(attempt.getItem(), attempt.getAttemptNo());
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
