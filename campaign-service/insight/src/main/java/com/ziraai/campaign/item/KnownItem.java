package com.ziraai.campaign.item;

import com.ziraai.event.ErrorCategory;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item as analytics tells of it.
 *
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo its highest attempt; 0 when nothing was tried
 * @param channel channel of that attempt; null when only its end is known
 * @param state one of the states a status answer counts
 * @param standing the same more finely; null when nothing is known of the item
 * @param acceptedMillis from its release until a provider took it; null before
 * @param sentMillis from its release until it was on the network; null before
 * @param deliveredMillis from its release until it was on the device; null before
 * @param reason why it stands so; null when it goes well, was cancelled or nobody knows
 */
public record KnownItem(
        int itemIndex,
        int attemptNo,
        @Nullable String channel,
        ItemState state,
        @Nullable String standing,
        @Nullable Long acceptedMillis,
        @Nullable Long sentMillis,
        @Nullable Long deliveredMillis,
        @Nullable Why reason) {

    /**
     * @param failureClass what the last attempt's failure means; null when no attempt failed
     * @param providerCode the provider's own code, where it gave one
     * @param category kind of reason; null while the item has not ended
     * @param detail one sentence for an operator
     * @param retryable whether a later operation may try the item with hope
     */
    public record Why(
            @Nullable String failureClass,
            String code,
            @Nullable String providerCode,
            @Nullable ErrorCategory category,
            String detail,
            boolean retryable,
            Instant occurredAt) {}

    static KnownItem pending(int itemIndex) {
        return new KnownItem(itemIndex, 0, null, ItemState.PENDING, null, null, null, null, null);
    }

    /**
     * The state in the words of the Bulk Operations API. What an unknown result may still become is
     * {@code Processing}, past its deadline {@code Failed}; what was cancelled was skipped.
     */
    String status() {
        return switch (state) {
            case PENDING -> "Pending";
            case IN_FLIGHT -> "Retrying";
            case SENT, DELIVERED, READ -> "Success";
            case FAILED -> "Failed";
            case UNKNOWN -> isParked() ? "Failed" : "Processing";
            case SKIPPED, CANCELLED -> "Skipped";
        };
    }

    /** Whether a later operation may try it with hope. */
    public boolean isRetryable() {
        return Optional.ofNullable(reason).filter(Why::retryable).isPresent();
    }

    /** Whether it failed for good. */
    public boolean isFailed() {
        return state == ItemState.FAILED;
    }

    /** Whether its result was not learned in time. */
    boolean isParked() {
        return "PARKED".equals(standing);
    }
}
