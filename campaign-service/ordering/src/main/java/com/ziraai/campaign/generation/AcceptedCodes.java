package com.ziraai.campaign.generation;

import com.ziraai.campaign.forecast.FirstMetrics;
import com.ziraai.campaign.operation.NewOperation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer to an accepted request for codes, in the names of the Bulk Operations API. */
record AcceptedCodes(boolean success, Data data) {

    record Data(
            String operationId,
            String operationType,
            String status,
            int totalItems,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant estimatedCompletionTime,
            String statusUrl,
            String codesUrl,
            FirstMetrics metrics,
            List<String> validationWarnings) {}

    /**
     * @param end when its codes will probably have been made
     */
    static AcceptedCodes of(NewOperation operation, Instant end) {
        String id = operation.id().value();
        return new AcceptedCodes(
                true,
                new Data(
                        id,
                        "BulkCodeGeneration",
                        "Queued",
                        operation.totalItems(),
                        operation.createdAt(),
                        null,
                        end,
                        "/api/v1/bulk-operations/status/" + id,
                        "/api/v1/bulk-operations/" + id + "/codes",
                        FirstMetrics.of(operation, end),
                        List.of()));
    }
}
