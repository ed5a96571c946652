package com.ziraai.analytics.fold;

import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an item stands as it does, by one event. Of an item the highest reason of each kind is kept,
 * whatever order they come in.
 *
 * @param kind whether an attempt failed or the item ended
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo attempt it belongs to; 0 when nothing was tried
 * @param rank place of the status in the order in which statuses win
 * @param code our stable code
 * @param detail one sentence for an operator
 * @param failureClass what the failure means for the item; null for an end
 * @param providerCode the provider's own code, where it gave one
 * @param category kind of reason; null for an attempt
 * @param retryable whether a later operation may try the item with hope; false for an attempt
 * @param occurredAt when it happened, UTC
 */
public record Reason(
        Kind kind,
        int itemIndex,
        int attemptNo,
        int rank,
        String code,
        String detail,
        @Nullable FailureClass failureClass,
        @Nullable String providerCode,
        @Nullable ErrorCategory category,
        boolean retryable,
        Instant occurredAt) {

    /** The total order in which one reason replaces another; the table follows it, too. */
    public static final Comparator<Reason> ORDER =
            Comparator.comparingInt(Reason::attemptNo)
                    .thenComparingInt(Reason::rank)
                    .thenComparing(Reason::occurredAt)
                    .thenComparing(Reason::code);

    /** What a reason is of. */
    public enum Kind {
        ATTEMPT,
        END
    }

    static Optional<Reason> of(DeliveryOutcome outcome) {
        Failure failure = outcome.getFailure();
        if (failure == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Reason(
                        Kind.ATTEMPT,
                        outcome.getAttempt().getItem().getItemIndex(),
                        outcome.getAttempt().getAttemptNo(),
                        Rank.of(outcome.getStatus()),
                        storable(failure.getCode()),
                        storable(failure.getDetail()),
                        failure.getFailureClass(),
                        failure.getProviderCode() == null
                                ? null
                                : storable(failure.getProviderCode()),
                        null,
                        false,
                        outcome.getOccurredAt()));
    }

    /** A cancelled item needs none: there can be as many as items, and all for the same reason. */
    static Optional<Reason> of(ItemOutcome outcome) {
        if (outcome.getStatus() == ItemStatus.CANCELLED
                || outcome.getStatus() == ItemStatus.GENERATED) {
            return Optional.empty();
        }
        return Optional.of(
                new Reason(
                        Kind.END,
                        outcome.getItem().getItemIndex(),
                        outcome.getAttemptNo(),
                        Rank.of(outcome.getStatus()),
                        storable(outcome.getCode()),
                        storable(outcome.getDetail()),
                        null,
                        null,
                        outcome.getCategory(),
                        outcome.getRetryable(),
                        outcome.getOccurredAt()));
    }

    /** PostgreSQL's text takes every character but this one. */
    private static String storable(String text) {
        return text.replace('\0', ' ');
    }
}
