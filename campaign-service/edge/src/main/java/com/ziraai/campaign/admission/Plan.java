package com.ziraai.campaign.admission;

import com.ziraai.campaign.database.Row;
import com.ziraai.event.Channel;

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
 * @param maxEmailBatchSize the same of e-mails, whose providers take more at once
 * @param defaultBatchSize where the request names none
 * @param maxConcurrency unfinished batches of one operation at most
 * @param maxConcurrencyPerSponsor unfinished batches of all its operations together
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
        int maxEmailBatchSize,
        int defaultBatchSize,
        int maxConcurrency,
        int maxConcurrencyPerSponsor,
        int defaultConcurrency) {

    /** From so many items on an operation is medium, and large, and takes more workers. */
    private static final int MEDIUM = 100;

    private static final int LARGE = 500;

    private static final int WORKERS_OF_SMALL = 2;
    private static final int WORKERS_OF_MEDIUM = 5;

    /** A plan that says nothing of e-mails. */
    private static final int USUAL_EMAIL_BATCH = 500;

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
                row.number("max_email_batch_size"),
                row.number("default_batch_size"),
                row.number("max_concurrency"),
                row.number("max_sponsor_concurrency"),
                row.number("default_concurrency"));
    }

    /** What {@code maxEmailBatchSize} is of a plan that does not say. */
    public static int usualEmailBatch(int maxBatchSize) {
        return Math.max(USUAL_EMAIL_BATCH, maxBatchSize);
    }

    /** Items of one batch at most. */
    public int maxBatchSize(Channel channel) {
        return switch (channel) {
            case SMS, WHATSAPP -> maxBatchSize;
            case EMAIL -> maxEmailBatchSize;
        };
    }

    /** Items of a batch where the request names none: of e-mails twice as many. */
    public int usualBatchSize(Channel channel) {
        return switch (channel) {
            case SMS, WHATSAPP -> defaultBatchSize;
            case EMAIL -> Math.min(2 * defaultBatchSize, maxEmailBatchSize);
        };
    }

    /** Unfinished batches of an operation of so many items where the request names none. */
    public int usualConcurrency(int items) {
        if (items >= LARGE) {
            return defaultConcurrency;
        }
        return Math.min(defaultConcurrency, items < MEDIUM ? WORKERS_OF_SMALL : WORKERS_OF_MEDIUM);
    }
}
