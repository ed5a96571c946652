package com.ziraai.dispatch.decision;

import com.ziraai.event.ErrorCategory;
import com.ziraai.event.FailureClass;
import com.ziraai.event.ItemStatus;

/** What each class of failure allows; the one place that says so. */
enum FailureRule {
    RETRY_ITEM(Next.SAME_CHANNEL, ErrorCategory.NETWORK, true),
    FALLBACK(Next.OTHER_CHANNEL, ErrorCategory.PROCESSING, false),
    /** For this channel: a number that takes no WhatsApp may take an SMS. */
    PERMANENT(Next.OTHER_CHANNEL, ErrorCategory.VALIDATION, false),
    /** Who asked to be left alone is not written to elsewhere: no consent says that they may be. */
    SUPPRESS(Next.NONE, ErrorCategory.BUSINESS, false),
    CONFIG(Next.OTHER_CHANNEL, ErrorCategory.SYSTEM, true),
    PAUSE_OPERATION(Next.OTHER_CHANNEL, ErrorCategory.SYSTEM, true),
    /** Proven not to have arrived, for reasons nobody named. */
    UNKNOWN(Next.OTHER_CHANNEL, ErrorCategory.PROCESSING, true),
    /** Not sent because the sponsor said so. */
    CANCELLED(Next.NONE, ErrorCategory.BUSINESS, false);

    /** Where the item may go. */
    enum Next {
        /** The same channel while its retries last, then the next. */
        SAME_CHANNEL,
        OTHER_CHANNEL,
        NONE
    }

    private final Next next;
    private final ErrorCategory category;
    private final boolean retryable;

    FailureRule(Next next, ErrorCategory category, boolean retryable) {
        this.next = next;
        this.category = category;
        this.retryable = retryable;
    }

    static FailureRule of(FailureClass failureClass) {
        return valueOf(failureClass.name());
    }

    Next next() {
        return next;
    }

    ErrorCategory category() {
        return category;
    }

    /** How an item ends that goes nowhere. */
    ItemStatus end() {
        return this == CANCELLED ? ItemStatus.CANCELLED : ItemStatus.FAILED;
    }

    /** Whether a later operation may try the item again with hope. */
    boolean isRetryable() {
        return retryable;
    }
}
