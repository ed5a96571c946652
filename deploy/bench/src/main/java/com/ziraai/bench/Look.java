package com.ziraai.bench;

import com.ziraai.bench.usage.CpuUsage;
import com.ziraai.local.sponsor.Ledger;
import java.time.Duration;
import java.time.Instant;

/**
 * What was seen from outside at one instant, since the start of the system.
 *
 * @param ledger of all operations, as the providers wrote it down
 * @param cpu of all processes
 */
record Look(Instant at, Ledger ledger, CpuUsage cpu) {

    /** Messages in the hands of a provider. */
    long handedOver() {
        return ledger.acceptedCalls();
    }

    /** Receipts that were taken, or given up. */
    long receipts() {
        return ledger.receiptsPlanned() - ledger.receiptsDue();
    }

    Duration since(Look earlier) {
        return Duration.between(earlier.at, at);
    }
}
