package com.ziraai.campaign.generation;

import com.ziraai.campaign.operation.NewOperation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answer to an accepted request for codes, in the names of the Bulk Operations API. */
record AcceptedCodes(boolean success, Data data) {

    record Data(
            String operationId,
            String operationType,
            String status,
            int totalItems,
            Instant createdAt,
            String statusUrl,
            String codesUrl,
            Metrics metrics) {}

    record Metrics(
            int totalItems,
            int processedItems,
            int successfulItems,
            int failedItems,
            double progressPercentage,
            @Nullable String estimatedTimeRemaining) {}

    static AcceptedCodes of(NewOperation operation) {
        String id = operation.id().value();
        return new AcceptedCodes(
                true,
                new Data(
                        id,
                        "BulkCodeGeneration",
                        "Queued",
                        operation.totalItems(),
                        operation.createdAt(),
                        "/api/v1/bulk-operations/status/" + id,
                        "/api/v1/bulk-operations/" + id + "/codes",
                        new Metrics(operation.totalItems(), 0, 0, 0, 0, null)));
    }
}
