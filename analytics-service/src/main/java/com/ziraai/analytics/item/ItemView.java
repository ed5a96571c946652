package com.ziraai.analytics.item;

import com.ziraai.analytics.fold.ItemStanding;
import com.ziraai.analytics.fold.Reason;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.FailureClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is answered.
 *
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo its highest attempt; 0 when nothing was tried
 * @param channel channel of that attempt; null when only its end is known
 * @param state what a snapshot counts it as
 * @param standing where it stands; null when nothing is known of it
 * @param acceptedMillis from its release until a provider took it; exact to 1 ms up to 100 ms,
 *     rounded up by at most a tenth above; null before
 * @param sentMillis as above, until it was on the network
 * @param deliveredMillis as above, until it was on the device
 * @param reason why it stands so; null when it goes well, was cancelled or nobody knows
 */
record ItemView(
        int itemIndex,
        int attemptNo,
        @Nullable Channel channel,
        ItemState state,
        @Nullable Standing standing,
        @Nullable Long acceptedMillis,
        @Nullable Long sentMillis,
        @Nullable Long deliveredMillis,
        @Nullable Why reason) {

    /**
     * @param failureClass what the last attempt's failure means; null when no attempt failed
     * @param providerCode the provider's own code, where it gave one
     * @param category kind of reason; null while the item has not ended
     * @param retryable whether a later operation may try the item with hope
     */
    record Why(
            @Nullable FailureClass failureClass,
            String code,
            @Nullable String providerCode,
            @Nullable ErrorCategory category,
            String detail,
            boolean retryable,
            Instant occurredAt) {}

    static ItemView pending(int itemIndex) {
        return new ItemView(itemIndex, 0, null, ItemState.PENDING, null, null, null, null, null);
    }

    /**
     * @param reasons what is known of the item's reasons, of whatever attempt
     */
    static ItemView of(ItemStanding item, List<Reason> reasons) {
        Map<Stage, Long> passed = item.passedMillis();
        return new ItemView(
                item.itemIndex(),
                item.attemptNo(),
                item.channel().orElse(null),
                ItemState.of(item.standing()),
                item.standing(),
                passed.get(Stage.ACCEPTED),
                passed.get(Stage.SENT),
                passed.get(Stage.DELIVERED),
                why(item, reasons));
    }

    /** Whether there may be a reason worth looking for. */
    static boolean isExplained(Standing standing) {
        return switch (standing) {
            case UNKNOWN, PARKED, REJECTED, ATTEMPT_FAILED, SKIPPED, FAILED -> true;
            case ACCEPTED, SENT, CANCELLED, DELIVERED, READ -> false;
        };
    }

    private static @Nullable Why why(ItemStanding item, List<Reason> reasons) {
        if (!isExplained(item.standing())) {
            return null;
        }
        @Nullable Reason attempt = find(Reason.Kind.ATTEMPT, item, reasons);
        @Nullable Reason end = find(Reason.Kind.END, item, reasons);
        Reason decisive = end == null ? attempt : end;
        return decisive == null
                ? null
                : new Why(
                        attempt == null ? null : attempt.failureClass(),
                        decisive.code(),
                        attempt == null ? null : attempt.providerCode(),
                        decisive.category(),
                        decisive.detail(),
                        decisive.retryable(),
                        decisive.occurredAt());
    }

    /** Reasons of earlier attempts are history. */
    private static @Nullable Reason find(
            Reason.Kind kind, ItemStanding item, List<Reason> reasons) {
        return reasons.stream()
                .filter(each -> each.kind() == kind && each.attemptNo() == item.attemptNo())
                .findFirst()
                .orElse(null);
    }

    /**
     * Some items in order.
     *
     * @param items no more than were asked for
     * @param next to be asked for as {@code after}; null when these are the last
     */
    record Listing(List<ItemView> items, @Nullable Integer next) {

        /**
         * @param found one more than {@code limit}, where there are that many
         */
        static Listing of(List<ItemView> found, int limit) {
            if (found.size() <= limit) {
                return new Listing(found, null);
            }
            List<ItemView> shown = found.subList(0, limit);
            return new Listing(shown, shown.getLast().itemIndex());
        }
    }
}
