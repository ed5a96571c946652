package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answer to an accepted send-links request, in the names of the Bulk Operations API. What cannot be
 * known before anything was sent, such as when it will be done, is null.
 */
record AcceptedAnswer(boolean success, Data data) {

    record Data(
            String operationId,
            String operationType,
            String status,
            int totalItems,
            Instant createdAt,
            @Nullable Instant estimatedCompletionTime,
            String statusUrl,
            Metrics metrics,
            List<String> validationWarnings) {}

    record Metrics(
            int totalItems,
            int processedItems,
            int successfulItems,
            int failedItems,
            double progressPercentage,
            @Nullable String estimatedTimeRemaining) {}

    static AcceptedAnswer of(Draft draft, Texts texts, Locale language) {
        NewOperation operation = draft.operation();
        List<String> warnings =
                draft.warnings().stream()
                        .map(each -> texts.get(language, "warning." + each.code(), each.count()))
                        .toList();
        return new AcceptedAnswer(
                true,
                new Data(
                        operation.id().value(),
                        "BulkLinkSend",
                        "Queued",
                        operation.totalItems(),
                        operation.createdAt(),
                        null,
                        "/api/v1/bulk-operations/status/" + operation.id(),
                        new Metrics(operation.totalItems(), 0, 0, 0, 0, null),
                        warnings));
    }
}
