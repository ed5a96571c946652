package com.ziraai.local.sponsor;

import java.time.Duration;
import java.util.List;

/**
 * A campaign that has come to rest.
 *
 * @param operations in the order they were sent
 * @param ledgers the simulator's view of each operation, in the same order
 * @param took from the first request to the completion of the last operation
 */
public record Outcome(List<Operation> operations, List<Ledger> ledgers, Duration took) {

    public Ledger ledger() {
        return ledgers.stream().reduce(Ledger.NOTHING, Ledger::plus);
    }

    public long count(State state) {
        return operations.stream().mapToLong(operation -> operation.count(state)).sum();
    }

    public long total() {
        return operations.stream().mapToLong(Operation::total).sum();
    }

    /** Recipients who should get a message. */
    public long valid() {
        return operations.stream().mapToLong(operation -> operation.request().valid()).sum();
    }

    /** Items that ended without a message, beyond those the intake had refused. */
    public long notSent() {
        var refused = total() - valid();
        return count(State.FAILED)
                + count(State.SKIPPED)
                + count(State.CANCELLED)
                - Math.max(0, refused);
    }

    public long answers() {
        return operations.stream().mapToLong(Operation::answers).sum();
    }
}
