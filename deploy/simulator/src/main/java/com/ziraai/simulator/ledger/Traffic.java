package com.ziraai.simulator.ledger;

/**
 * Counters of one channel, or of all.
 *
 * @param acceptedCalls calls after which the provider would deliver, whatever it answered
 * @param refusedCalls calls turned away before acceptance, by script or for their content
 * @param droppedAnswers accepted calls whose answer did not say so: connection closed, or 5xx
 * @param receiptsPlanned receipts put on their way, each copy counted
 * @param receiptsSent receipts the receiver took
 * @param receiptsFailed deliveries of receipts not taken; each of them was or will be repeated, or
 *     abandoned
 * @param receiptsAbandoned receipts given up after the last repetition
 * @param receiptsLost accepted calls whose receipts the script swallowed
 */
public record Traffic(
        long acceptedCalls,
        long refusedCalls,
        long droppedAnswers,
        long receiptsPlanned,
        long receiptsSent,
        long receiptsFailed,
        long receiptsAbandoned,
        long receiptsLost) {

    static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, 0, 0);

    Traffic plus(Traffic other) {
        return new Traffic(
                acceptedCalls + other.acceptedCalls,
                refusedCalls + other.refusedCalls,
                droppedAnswers + other.droppedAnswers,
                receiptsPlanned + other.receiptsPlanned,
                receiptsSent + other.receiptsSent,
                receiptsFailed + other.receiptsFailed,
                receiptsAbandoned + other.receiptsAbandoned,
                receiptsLost + other.receiptsLost);
    }
}
