package com.ziraai.campaign.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.order.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code POST /api/v1/sponsorship/send-bulk}, in the names of the link distribution
 * workflow. What came of it is told by the status and, for each number, by the items.
 *
 * @param campaignId id of the operation
 * @param startTime when it was accepted
 * @param endTime when the last item will probably have been handed to a provider
 */
record BulkSendAnswer(
        boolean success,
        String campaignId,
        int totalTargets,
        int processedCount,
        int successCount,
        int failureCount,
        Instant startTime,
        @Nullable Instant endTime,
        String statusUrl,
        String itemsUrl,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> validationWarnings) {

    static BulkSendAnswer of(Planned accepted, Texts texts, Locale language) {
        NewOperation operation = accepted.order().operation();
        return new BulkSendAnswer(
                true,
                operation.id().value(),
                operation.totalItems(),
                0,
                0,
                0,
                operation.createdAt(),
                accepted.end(),
                AcceptedAnswer.statusUrl(operation),
                "/api/v1/bulk-operations/" + operation.id() + "/items",
                accepted.order().warnings().stream()
                        .map(each -> each.text(texts, language))
                        .toList());
    }
}
