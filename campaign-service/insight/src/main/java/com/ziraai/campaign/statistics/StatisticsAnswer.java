package com.ziraai.campaign.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** Rates are in percent to one decimal; nothing of nothing is 0. */
record StatisticsAnswer(boolean success, Data data) {

    record Data(
            @JsonProperty("total_operations") long totalOperations,
            @JsonProperty("successful_operations") long successfulOperations,
            @JsonProperty("failed_operations") long failedOperations,
            @JsonProperty("cancelled_operations") long cancelledOperations,
            @JsonProperty("total_items_processed") long totalItemsProcessed,
            @JsonProperty("total_successful_items") long totalSuccessfulItems,
            @JsonProperty("overall_success_rate") double overallSuccessRate,
            @JsonProperty("average_processing_time_minutes") double averageProcessingTimeMinutes,
            @JsonProperty("last_30_days") Recently last30Days,
            @JsonProperty("channel_breakdown") Map<String, Share> channelBreakdown,
            @JsonProperty("popular_times") List<Hour> popularTimes) {}

    record Recently(
            @JsonProperty("operations_count") long operationsCount,
            @JsonProperty("links_sent") long linksSent,
            @JsonProperty("codes_generated") long codesGenerated,
            @JsonProperty("success_rate") double successRate) {}

    /** {@code count} is of attempts a provider answered. */
    record Share(long count, @JsonProperty("success_rate") double successRate) {}

    /** {@code hour} is local to the sponsor. */
    record Hour(int hour, long operations, @JsonProperty("success_rate") double successRate) {}
}
