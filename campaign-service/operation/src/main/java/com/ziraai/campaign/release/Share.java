package com.ziraai.campaign.release;

/**
 * What a round gives one operation.
 *
 * @param operation whose turn it is
 * @param batches how many of its batches go out, 0 when it is only announced
 */
record Share(OpenOperation operation, int batches) {

    /** Items in those batches. */
    int items() {
        int waiting = operation.totalItems() - operation.releasedItems();
        return Math.min(batches * operation.batchSize(), waiting);
    }
}
