package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The counts of an operation without a database, for tests of the rooms that read them. */
public final class FoldedOperation {

    private final String operationId;
    private final Instant changedAt;
    private final Tally tally = new Tally();
    private final Map<Integer, Page> pages = new HashMap<>();

    public FoldedOperation(String operationId, Instant changedAt) {
        this.operationId = operationId;
        this.changedAt = changedAt;
    }

    public void fold(SpecificRecord outcome) {
        Fact fact = Fact.of(outcome);
        tally.note(fact);
        pages.computeIfAbsent(Page.of(fact.itemIndex()), page -> new Page()).fold(fact, tally);
    }

    public OperationTally tally() {
        OperationTally operation = new OperationTally(operationId);
        operation.add(Side.EVEN, 0, 1, changedAt, tally);
        return operation;
    }
}
