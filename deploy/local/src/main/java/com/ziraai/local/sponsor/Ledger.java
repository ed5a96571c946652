package com.ziraai.local.sponsor;

import tools.jackson.databind.JsonNode;

/**
 * What the simulated providers wrote down about an operation.
 *
 * @param acceptedCalls calls after which a provider would deliver
 * @param refusedCalls calls turned away
 * @param droppedAnswers accepted calls we got no answer to
 * @param distinctItems items accepted at least once
 * @param acceptedMoreThanOnce items accepted again, rightly or not
 * @param acceptedTwice items accepted again though nothing had said that the first try failed
 * @param reportedFailed items whose every acceptance was reported failed
 * @param attemptsTwice attempts sent twice
 * @param receiptsPlanned receipts that were or will be delivered; none when the simulator sends no
 *     receipts
 * @param receiptsDue those still on their way
 */
public record Ledger(
        long acceptedCalls,
        long refusedCalls,
        long droppedAnswers,
        long distinctItems,
        long acceptedMoreThanOnce,
        long acceptedTwice,
        long reportedFailed,
        long attemptsTwice,
        long receiptsPlanned,
        long receiptsDue) {

    public static final Ledger NOTHING = new Ledger(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Ledger parse(JsonNode summary) {
        return new Ledger(
                summary.path("acceptedCalls").asLong(0),
                summary.path("refusedCalls").asLong(0),
                summary.path("droppedAnswers").asLong(0),
                summary.path("distinctItems").asLong(0),
                summary.path("itemsAcceptedMoreThanOnce").asLong(0),
                summary.path("itemsAcceptedAgainWithoutFailure").asLong(0),
                summary.path("itemsReportedFailed").asLong(0),
                summary.path("attemptsAcceptedMoreThanOnce").asLong(0),
                summary.path("receiptsPlanned").asLong(0),
                summary.path("receiptsPlanned").asLong(0)
                        - summary.path("receiptsSent").asLong(0)
                        - summary.path("receiptsAbandoned").asLong(0));
    }

    /** Items a provider took and never reported failed. */
    public long itemsReached() {
        return distinctItems - reportedFailed;
    }

    public Ledger plus(Ledger other) {
        return new Ledger(
                acceptedCalls + other.acceptedCalls,
                refusedCalls + other.refusedCalls,
                droppedAnswers + other.droppedAnswers,
                distinctItems + other.distinctItems,
                acceptedMoreThanOnce + other.acceptedMoreThanOnce,
                acceptedTwice + other.acceptedTwice,
                reportedFailed + other.reportedFailed,
                attemptsTwice + other.attemptsTwice,
                receiptsPlanned + other.receiptsPlanned,
                receiptsDue + other.receiptsDue);
    }
}
