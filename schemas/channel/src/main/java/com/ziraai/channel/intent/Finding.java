package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.event.UnknownSettlement;
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

    /** What a person established; it counts as recorded when it was settled. */
    static Finding of(UnknownSettlement settlement) {
        return switch (settlement.getResolution()) {
            case SENT -> settled(settlement, AttemptStatus.ACCEPTED, null);
            case DELIVERED -> settled(settlement, AttemptStatus.DELIVERED, null);
            case NOT_SENT ->
                    settled(
                            settlement,
                            AttemptStatus.REJECTED,
                            FailureCode.SETTLED_NOT_SENT.failure());
        };
    }

    static Finding of(Resolved resolved) {
        return new Finding(
                resolved.attempt(),
                resolved.status(),
                Evidence.RECOVERY,
                resolved.occurredAt(),
                resolved.messageId(),
                resolved.parts(),
                resolved.failure().orElse(null));
    }

    private static Finding settled(
            UnknownSettlement settlement, AttemptStatus status, @Nullable Failure failure) {
        return new Finding(
                AttemptKey.of(settlement),
                status,
                Evidence.OPERATOR,
                settlement.getSettledAt(),
                null,
                0,
                failure);
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
