package com.ziraai.campaign.retry;

import java.util.List;

/** What a retry is answered, in the names of the Bulk Operations API; the lists are ours. */
record RetryAnswer(boolean success, String message, Data data) {

    /**
     * @param failedItemsCount failed items of the operation, parked ones included
     * @param retryableItemsCount those the retry takes up
     * @param nonRetryableItemsCount those that would fail again or may have reached their person
     * @param alreadyRetriedItemsCount those an earlier retry took up
     * @param nonRetryableReasons why, by code
     */
    record Data(
            String originalOperationId,
            String retryOperationId,
            int failedItemsCount,
            int retryableItemsCount,
            int nonRetryableItemsCount,
            int alreadyRetriedItemsCount,
            List<Reason> nonRetryableReasons) {}

    record Reason(String errorCode, String errorMessage, int count) {}
}
