package com.ziraai.channel.attempt;

import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.event.UnknownSettlement;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Identity of an attempt.
 *
 * @param operationId a valid operation id
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo number of the attempt within the item, from 1
 */
public record AttemptKey(String operationId, int itemIndex, int attemptNo)
        implements Comparable<AttemptKey> {

    private static final Comparator<AttemptKey> ORDER =
            Comparator.comparing(AttemptKey::operationId)
                    .thenComparingInt(AttemptKey::itemIndex)
                    .thenComparingInt(AttemptKey::attemptNo);

    /** The identity of that attempt. */
    public static AttemptKey of(Attempt attempt) {
        return new AttemptKey(
                attempt.getItem().getOperationId(),
                attempt.getItem().getItemIndex(),
                attempt.getAttemptNo());
    }

    /** The identity of the attempt that was settled. */
    public static AttemptKey of(UnknownSettlement settlement) {
        return new AttemptKey(
                settlement.getOperationId(), settlement.getItemIndex(), settlement.getAttemptNo());
    }

    /** Day of the operation in UTC, which names the time partition of its rows. */
    public LocalDate operationDay() {
        return new OperationId(operationId).createdOn();
    }

    @Override
    public int compareTo(AttemptKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return operationId + "/" + itemIndex + "/" + attemptNo;
    }
}
