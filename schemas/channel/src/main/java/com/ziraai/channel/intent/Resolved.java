package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider's list told of an attempt whose answer was lost.
 *
 * @param occurredAt when it was called
 * @param messageId the provider's id
 * @param parts parts billed, 0 when not known
 * @param failure why, when the status is FAILED
 */
public record Resolved(
        AttemptKey attempt,
        AttemptStatus status,
        Instant occurredAt,
        String messageId,
        int parts,
        Optional<Failure> failure) {}
