package com.ziraai.campaign.intake;

import com.ziraai.campaign.forecast.FirstMetrics;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.order.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answer to an accepted send-links request, in the names of the Bulk Operations API. */
record AcceptedAnswer(boolean success, Data data) {

    record Data(
            String operationId,
            String operationType,
            String status,
            int totalItems,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant estimatedCompletionTime,
            String statusUrl,
            FirstMetrics metrics,
            List<String> validationWarnings) {}

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
                        null,
                        end,
                        statusUrl(operation),
                        FirstMetrics.of(operation, end),
                        warnings));
    }

    static String statusUrl(NewOperation operation) {
        return "/api/v1/bulk-operations/status/" + operation.id();
    }
}
