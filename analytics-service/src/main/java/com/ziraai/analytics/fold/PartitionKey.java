package com.ziraai.analytics.fold;

import com.ziraai.contract.OperationId;
import java.time.LocalDate;
import java.util.Comparator;

/** The part of an operation whose items are on one partition. */
public record PartitionKey(String operationId, int partition) implements Comparable<PartitionKey> {

    private static final Comparator<PartitionKey> ORDER =
            Comparator.comparing(PartitionKey::operationId)
                    .thenComparingInt(PartitionKey::partition);

    /** The day the operation was created on, UTC: what its rows are partitioned by. */
    public LocalDate day() {
        return new OperationId(operationId).createdOn();
    }

    /** The order rows are written in, so that no two writers wait for each other. */
    @Override
    public int compareTo(PartitionKey other) {
        return ORDER.compare(this, other);
    }
}
