package com.ziraai.campaign.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /api/v1/bulk-operations/generate-codes} in the names of the Bulk Operations
 * API, as it came: nothing is checked but the types.
 *
 * @param sponsorId tenant an administrator acts for; a sponsor may repeat its own
 * @param subscriptionTierId 1 (S) to 4 (XL); kept and told with each code
 * @param batches parts of the quantity with a name and prefix of their own; the rest has the
 *     request's prefix
 */
record GenerateCodesRequest(
        @Nullable String operationName,
        @Nullable JsonNode sponsorId,
        @Nullable Integer subscriptionTierId,
        @Nullable Integer quantity,
        @Nullable String codePrefix,
        @Nullable Integer validityDays,
        @Nullable Processing processing,
        @Nullable List<@Nullable Batch> batches) {

    /** {@code retryAttempts} is taken for compatibility: making a code needs none. */
    record Processing(
            @Nullable Integer batchSize,
            @Nullable Integer maxConcurrency,
            @Nullable Integer retryAttempts) {

        static final Processing DEFAULT = new Processing(null, null, null);
    }

    /**
     * @param batchMetadata any JSON, kept with the operation
     */
    record Batch(
            @Nullable String batchName,
            @Nullable Integer quantity,
            @Nullable String customPrefix,
            @Nullable JsonNode batchMetadata) {

        static final Batch EMPTY = new Batch(null, null, null, null);
    }

    List<@Nullable Batch> batchesOrNone() {
        return batches == null ? List.of() : batches;
    }
}
