package com.ziraai.channel.send;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Says results of calls in the words of the contract. */
final class Outcomes<C extends SpecificRecord> {

    private final Medium<C> medium;
    private final Provider<C> provider;
    private final Clock clock;

    Outcomes(Medium<C> medium, Provider<C> provider, Clock clock) {
        this.medium = medium;
        this.provider = provider;
        this.clock = clock;
    }

    /** Of a call that just ended; a throttled one was provably not made. */
    DeliveryOutcome of(Attempt attempt, SendResult result) {
        return switch (result) {
            case Accepted accepted -> accepted(attempt, accepted);
            case Rejected(Failure failure) -> failed(attempt, AttemptStatus.REJECTED, failure);
            case Throttled _ ->
                    failed(attempt, AttemptStatus.REJECTED, FailureCode.LANE_CLOSED.failure());
            case Unknown(Failure failure) -> failed(attempt, AttemptStatus.UNKNOWN, failure);
        };
    }

    private DeliveryOutcome accepted(Attempt attempt, Accepted accepted) {
        return outcome(
                attempt,
                AttemptStatus.ACCEPTED,
                accepted.providerMessageId().orElse(null),
                accepted.parts(),
                null);
    }

    private DeliveryOutcome failed(Attempt attempt, AttemptStatus status, Failure failure) {
        return outcome(attempt, status, null, 0, failure);
    }

    private DeliveryOutcome outcome(
            Attempt attempt,
            AttemptStatus status,
            @Nullable String providerMessageId,
            int parts,
            @Nullable Failure failure) {
        Instant now = clock.instant();
        return DeliveryOutcome.newBuilder()
                .setAttempt(attempt)
                .setChannel(medium.channel())
                .setStatus(status)
                .setEvidence(Evidence.ANSWER)
                .setProvider(provider.name())
                .setSender(provider.sender())
                .setProviderMessageId(providerMessageId)
                .setParts(parts)
                .setFailure(failure)
                .setOccurredAt(now)
                .setRecordedAt(now)
                .build();
    }
}
