package com.ziraai.campaign.forecast;

import com.ziraai.campaign.gateway.Durations;
import com.ziraai.campaign.operation.NewOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of an operation that was accepted just now, as the status has them from then on:
 * nothing of it is done yet, and only how long it will take can be said.
 *
 * @param averageProcessingTime null, as nothing was processed
 * @param errors none
 * @param customMetrics none
 */
public record FirstMetrics(
        int totalItems,
        int processedItems,
        int successfulItems,
        int failedItems,
        int skippedItems,
        double progressPercentage,
        double successRate,
        @Nullable String averageProcessingTime,
        String estimatedTimeRemaining,
        List<String> errors,
        Map<String, String> customMetrics) {

    /**
     * @param end when it will probably be done
     */
    public static FirstMetrics of(NewOperation operation, Instant end) {
        return new FirstMetrics(
                operation.totalItems(),
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                Durations.wholeSeconds(Duration.between(operation.createdAt(), end)),
                List.of(),
                Map.of());
    }
}
