package com.ziraai.contract;

import com.ziraai.event.FailureClass;
import java.util.Arrays;
import java.util.Optional;

/**
 * Failures that are their sender's or its carrier's, by the codes of the taxonomy of failures:
 * another sender of the same channel may get through. Part of the contract, because the channels
 * name the code and dispatch decides by it.
 */
public enum SenderFault {
    ACCOUNT_RESTRICTED(FailureClass.PAUSE_OPERATION),
    NETWORK_REJECTED(FailureClass.FALLBACK),
    NOT_ROUTABLE(FailureClass.PERMANENT),
    PROVIDER_CREDENTIALS(FailureClass.CONFIG),
    SENDER_BLOCKED(FailureClass.FALLBACK),
    SENDER_NOT_ALLOWED(FailureClass.CONFIG),
    SENDER_SPAM_LIMITED(FailureClass.FALLBACK);

    /** Code of a channel that has no sender but those it was told to avoid; nothing was sent. */
    public static final String NO_OTHER_SENDER = "NO_OTHER_SENDER";

    private final FailureClass failureClass;

    SenderFault(FailureClass failureClass) {
        this.failureClass = failureClass;
    }

    /** The fault of that code; empty where the failure is none of a sender's. */
    public static Optional<SenderFault> of(String code) {
        return Arrays.stream(values()).filter(each -> each.name().equals(code)).findFirst();
    }

    /** What the failure means for its item where no other sender is left. */
    public FailureClass failureClass() {
        return failureClass;
    }
}
