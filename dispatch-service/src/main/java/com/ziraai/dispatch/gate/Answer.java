package com.ziraai.dispatch.gate;

import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import java.time.Instant;

/** What a check says of a send. */
public sealed interface Answer {

    /** It may go. */
    record Pass() implements Answer {}

    /**
     * Not now.
     *
     * @param reason stable upper-case code
     * @param until when it is to be asked again; {@link
     *     com.ziraai.dispatch.followup.Followup#NEVER} until somebody sets a time
     */
    record Wait(String reason, Instant until) implements Answer {}

    /**
     * Not any more: the item ends.
     *
     * @param status how
     * @param code stable upper-case code, of this check alone
     * @param category kind of reason
     * @param detail one sentence for an operator, without address
     * @param retryable whether a later operation may try the item again with hope
     */
    record End(
            ItemStatus status,
            String code,
            ErrorCategory category,
            String detail,
            boolean retryable)
            implements Answer {}
}
