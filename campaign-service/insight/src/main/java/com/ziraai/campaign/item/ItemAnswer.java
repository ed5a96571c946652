package com.ziraai.campaign.item;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as they are answered. */
record ItemAnswer(boolean success, Data data) {

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Data(String operationId, List<Entry> items, @Nullable Integer next) {}

    /**
     * One item; a line of a file, too. Times are milliseconds from its release, exact to 1 ms up to
     * 100 ms and rounded up by at most a tenth above; null before.
     *
     * @param itemStatus the same in the words of the Bulk Operations API
     * @param attempts how often it was tried
     * @param parked of an unknown one: whether its deadline has passed
     * @param person who it is for
     */
    record Entry(
            int index,
            String itemId,
            ItemState state,
            String itemStatus,
            boolean parked,
            @Nullable String channel,
            int attempts,
            @Nullable Long acceptedMillis,
            @Nullable Long sentMillis,
            @Nullable Long deliveredMillis,
            @Nullable Failure failure,
            @JsonUnwrapped Person person) {}

    /**
     * Why it stands so.
     *
     * @param failureClass null when no attempt failed
     */
    record Failure(
            @Nullable String failureClass,
            String errorCode,
            String errorMessage,
            @Nullable String errorCategory,
            @Nullable String providerCode,
            boolean isRetryable,
            Instant occurredAt) {}
}
