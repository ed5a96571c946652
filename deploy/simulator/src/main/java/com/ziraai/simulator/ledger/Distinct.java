package com.ziraai.simulator.ledger;

/**
 * Items and attempts among the accepted calls.
 *
 * @param itemsAcceptedMoreThanOnce includes items rightly tried again after a receipt said that the
 *     first try failed
 * @param itemsAcceptedAgainWithoutFailure items accepted again although an earlier acceptance was
 *     never reported failed: these people got the message twice
 * @param itemsReportedFailed items accepted at least once, every acceptance of which was reported
 *     failed: these people got no message
 */
public record Distinct(
        long distinctItems,
        long distinctAttempts,
        long itemsAcceptedMoreThanOnce,
        long attemptsAcceptedMoreThanOnce,
        long itemsAcceptedAgainWithoutFailure,
        long itemsReportedFailed) {

    static final Distinct NONE = new Distinct(0, 0, 0, 0, 0, 0);

    Distinct plus(Distinct other) {
        return new Distinct(
                distinctItems + other.distinctItems,
                distinctAttempts + other.distinctAttempts,
                itemsAcceptedMoreThanOnce + other.itemsAcceptedMoreThanOnce,
                attemptsAcceptedMoreThanOnce + other.attemptsAcceptedMoreThanOnce,
                itemsAcceptedAgainWithoutFailure + other.itemsAcceptedAgainWithoutFailure,
                itemsReportedFailed + other.itemsReportedFailed);
    }
}
