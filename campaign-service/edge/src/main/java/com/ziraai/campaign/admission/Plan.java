package com.ziraai.campaign.admission;

import com.ziraai.campaign.database.Row;

/**
 * What a sponsor may ask for. Data of the table {@code plan}; {@code default} holds the limits of
 * the Bulk Operations API as published.
 *
 * @param name key of the plan
 * @param maxItemsPerOperation recipients of one request
 * @param maxConcurrentOperations operations that have not come to rest, scheduled ones included
 * @param maxOperationsPerDay accepted from midnight on, in the sponsor's zone
 * @param maxItemsPerDay items of those
 * @param minBatchSize items of one batch at least
 * @param maxBatchSize items of one batch at most
 * @param defaultBatchSize where the request names none
 * @param maxConcurrency unfinished batches of one operation at most
 * @param defaultConcurrency where the request names none
 */
public record Plan(
        String name,
        int maxItemsPerOperation,
        int maxConcurrentOperations,
        int maxOperationsPerDay,
        int maxItemsPerDay,
        int minBatchSize,
        int maxBatchSize,
        int defaultBatchSize,
        int maxConcurrency,
        int defaultConcurrency) {

    /** The limits that a row of the table, or one joined with it, holds. */
    public static Plan of(String name, Row row) {
        return new Plan(
                name,
                row.number("max_items_per_operation"),
                row.number("max_concurrent_operations"),
                row.number("max_operations_per_day"),
                row.number("max_items_per_day"),
                row.number("min_batch_size"),
                row.number("max_batch_size"),
                row.number("default_batch_size"),
                row.number("max_concurrency"),
                row.number("default_concurrency"));
    }
}
