package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The counts of a whole operation as committed, and up to which version of each partition. */
public final class OperationTally {

    private final String operationId;
    private final Tally sum = new Tally();
    private final Map<Integer, Long> versions = new HashMap<>();
    private Side side = Side.EVEN;
    private Instant changedAt = Instant.MIN;

    OperationTally(String operationId) {
        this.operationId = operationId;
    }

    /** Adds what one partition counts, of the generation on that side. */
    void add(Side of, int partition, long version, Instant at, Tally tally) {
        side = of;
        sum.addAll(tally);
        versions.put(partition, version);
        changedAt = at.isAfter(changedAt) ? at : changedAt;
    }

    /** The operation. */
    public String operationId() {
        return operationId;
    }

    /** Its counts over all partitions. */
    public Tally sum() {
        return sum;
    }

    /** When its counts last changed here, UTC; empty while there are none. */
    public Optional<Instant> changedAt() {
        return Optional.of(changedAt).filter(at -> at.isAfter(Instant.MIN));
    }

    /** Versions by partition; none where the counts are not of that side. */
    Map<Integer, Long> versions(Side side) {
        return this.side == side ? versions : Map.of();
    }
}
