package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an answer or a receipt adds to the row of an attempt. */
record Finding(
        AttemptKey attempt,
        AttemptStatus status,
        Evidence evidence,
        Instant occurredAt,
        @Nullable String providerMessageId,
        int parts,
        @Nullable Failure failure) {

    static Finding of(DeliveryOutcome outcome) {
        return new Finding(
                AttemptKey.of(outcome.getAttempt()),
                outcome.getStatus(),
                outcome.getEvidence(),
                outcome.getOccurredAt(),
                outcome.getProviderMessageId(),
                outcome.getParts(),
                outcome.getFailure());
    }

    static Finding of(Reported report) {
        return new Finding(
                report.token().attempt(),
                report.receipt().status(),
                Evidence.RECEIPT,
                report.occurredAt(),
                report.receipt().providerMessageId().orElse(null),
                0,
                report.receipt().failure().orElse(null));
    }

    @Nullable String failureCode() {
        return failure == null ? null : failure.getCode();
    }

    @Nullable String failureProviderCode() {
        return failure == null ? null : failure.getProviderCode();
    }

    @Nullable Long retryAfterMillis() {
        return failure == null ? null : failure.getRetryAfterMillis();
    }
}
