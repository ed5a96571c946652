package com.ziraai.campaign.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.event.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answer of {@code GET /api/v1/bulk-operations/status/{operationId}}, in the names of the Bulk
 * Operations API; {@code metrics.states}, {@code metrics.channels}, {@code completedAt}, {@code
 * statusReason}, {@code resumesAt} and {@code cost} are ours. A null means it is not known yet.
 */
public record StatusAnswer(boolean success, Data data) {

    record Data(
            String operationId,
            String status,
            Metrics metrics,
            Instant lastUpdated,
            String currentPhase,
            String statusMessage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String statusReason,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant resumesAt,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cost cost,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode metadata,
            List<RecentResult> recentResults) {}

    /** {@code budgetLimit} is null where nothing limits the operation. */
    record Cost(BigDecimal totalCost, @Nullable BigDecimal budgetLimit, String currency) {}

    record Metrics(
            int totalItems,
            int processedItems,
            int successfulItems,
            int failedItems,
            int skippedItems,
            double progressPercentage,
            double successRate,
            @Nullable String averageProcessingTime,
            @Nullable String estimatedTimeRemaining,
            States states,
            List<ChannelMetrics> channels,
            List<ItemFailure> errors,
            CustomMetrics customMetrics) {}

    /**
     * Figures besides those of the Bulk Operations API.
     *
     * @param releasedItems items that left the gateway
     * @param parkedItems of unknown ones: those past their deadline
     * @param itemsPerSecond of which something became known lately; null before that is known
     */
    record CustomMetrics(int releasedItems, int parkedItems, @Nullable Double itemsPerSecond) {}

    /** Every item is in exactly one; they add up to {@code totalItems}. */
    record States(
            int pending,
            int inFlight,
            int sent,
            int delivered,
            int read,
            int failed,
            int unknown,
            int skipped,
            int cancelled) {}

    /** Attempts of one channel by what is known of them. */
    record ChannelMetrics(
            Channel channel,
            int unknown,
            int rejected,
            int accepted,
            int sent,
            int failed,
            int delivered,
            int read) {}

    record ItemFailure(
            int itemIndex,
            String itemId,
            String errorCode,
            String errorMessage,
            String errorCategory,
            boolean isRetryable,
            int retryCount) {}

    record RecentResult(
            int index,
            String itemId,
            String status,
            String resultData,
            Instant processedAt,
            String processingDuration) {}
}
