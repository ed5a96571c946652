package com.ziraai.analytics.alert;

/**
 * What a sponsor's counters say of the items released lately.
 *
 * @param sponsorId the tenant
 * @param items items of which anything is known, but for skipped and cancelled ones: however many
 *     they are, they make failures no fewer
 * @param failed those that failed for good
 * @param unknown those whose result is not known, parked ones included
 * @param due items the service level counts whose five minutes are over
 * @param dueWithin those that passed the judged stage in time
 * @param retriedGood items tried more than once that got through
 * @param retriedBad items tried more than once that are lost
 * @param tries attempts, and items that failed before any
 * @param errors failed attempts, and items that failed before any
 * @param overfull operations of which more items are known than they have, whenever released
 */
record Figures(
        String sponsorId,
        long items,
        long failed,
        long unknown,
        long due,
        long dueWithin,
        long retriedGood,
        long retriedBad,
        long tries,
        long errors,
        long overfull) {

    /** Of a sponsor that has sent nothing lately. */
    static Figures none(String sponsorId) {
        return new Figures(sponsorId, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
