package com.ziraai.channel.provider;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * One report of a provider about one message.
 *
 * @param token what the provider echoed of ours, not yet verified; empty when it echoed nothing
 * @param status what became of the message
 * @param providerMessageId the provider's id of the message
 * @param failure why, when the status is FAILED
 * @param occurredAt when, by the provider's clock
 */
public record Receipt(
        Optional<String> token,
        AttemptStatus status,
        Optional<String> providerMessageId,
        Optional<Failure> failure,
        Optional<Instant> occurredAt) {

    /** Characters of the longest id that is one; Meta's have about 70, SMPP's at most 64. */
    static final int LONGEST_ID = 255;

    public Receipt {
        providerMessageId = providerMessageId.filter(id -> id.length() <= LONGEST_ID);
    }
}
