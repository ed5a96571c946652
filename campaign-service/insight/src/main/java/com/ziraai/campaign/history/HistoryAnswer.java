package com.ziraai.campaign.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.gateway.Durations;
import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.operation.ChannelNames;
import com.ziraai.campaign.price.Money;
import com.ziraai.campaign.progress.Listed;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.event.OperationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A page of operations. */
record HistoryAnswer(boolean success, List<Entry> data, Pagination pagination) {

    /** Times that are not known yet are null. */
    record Entry(
            String operationId,
            String operationName,
            String operationType,
            String status,
            int totalItems,
            int successfulItems,
            int failedItems,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable String duration,
            String createdBy,
            Summary summary,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode metadata) {}

    /**
     * {@code averageDeliveryTime} is from release to the provider's acceptance, {@code channel}
     * null where nobody is written to; {@code totalCost} is 0 where nothing has a price.
     */
    record Summary(
            @Nullable String channel, @Nullable String averageDeliveryTime, BigDecimal totalCost) {}

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Pagination(int pageSize, boolean hasMore, long totalCount, @Nullable String next) {}

    static HistoryAnswer of(List<Listed> found, int pageSize, long totalCount) {
        Page<Listed> page = Page.of(found, pageSize);
        return new HistoryAnswer(
                true,
                page.items().stream().map(HistoryAnswer::entry).toList(),
                new Pagination(
                        pageSize,
                        page.hasMore(),
                        totalCount,
                        page.next(last -> last.standing().operationId())));
    }

    private static Entry entry(Listed listed) {
        Standing standing = listed.standing();
        Instant completedAt = standing.completedAt();
        return new Entry(
                standing.operationId(),
                listed.name(),
                Words.of(listed.type()),
                standing.statusWord(),
                standing.totalItems(),
                standing.successfulItems(),
                standing.failedItems(),
                standing.createdAt(),
                completedAt,
                completedAt == null
                        ? null
                        : Durations.wholeSeconds(
                                Duration.between(standing.createdAt(), completedAt)),
                listed.createdBy(),
                new Summary(
                        listed.type() == OperationType.BULK_CODE_GENERATION
                                ? null
                                : ChannelNames.of(listed.channel()),
                        standing.averageTime().map(Durations::precise).orElse(null),
                        standing.spending()
                                .map(spending -> Money.ofMicros(spending.spentMicros()))
                                .orElse(BigDecimal.ZERO)),
                standing.asked().metadata());
    }
}
