package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Durations;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.order.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Answer to an accepted send-links request, in the names of the Bulk Operations API. */
record AcceptedAnswer(boolean success, Data data) {

    record Data(
            String operationId,
            String operationType,
            String status,
            int totalItems,
            Instant createdAt,
            Instant estimatedCompletionTime,
            String statusUrl,
            Metrics metrics,
            List<String> validationWarnings) {}

    record Metrics(
            int totalItems,
            int processedItems,
            int successfulItems,
            int failedItems,
            double progressPercentage,
            String estimatedTimeRemaining) {}

    static AcceptedAnswer of(Planned accepted, Texts texts, Locale language) {
        NewOperation operation = accepted.order().operation();
        Instant end = accepted.end();
        List<String> warnings =
                accepted.order().warnings().stream()
                        .map(each -> each.text(texts, language))
                        .toList();
        return new AcceptedAnswer(
                true,
                new Data(
                        operation.id().value(),
                        "BulkLinkSend",
                        "Queued",
                        operation.totalItems(),
                        operation.createdAt(),
                        end,
                        statusUrl(operation),
                        new Metrics(
                                operation.totalItems(),
                                0,
                                0,
                                0,
                                0,
                                Durations.wholeSeconds(
                                        Duration.between(operation.createdAt(), end))),
                        warnings));
    }

    static String statusUrl(NewOperation operation) {
        return "/api/v1/bulk-operations/status/" + operation.id();
    }
}
