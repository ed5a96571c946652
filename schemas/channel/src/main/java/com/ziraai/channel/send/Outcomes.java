package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.doubt.Doubts;
import com.ziraai.channel.intent.Wanted;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.contract.Media;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.trace.LogSubject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says results of calls in the words of the contract, and tells them. */
final class Outcomes<C extends SpecificRecord> {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    /** What results are told apart by in numbers. */
    private record Result(String provider, String sender, String status, String code) {

        static Result of(DeliveryOutcome outcome) {
            Failure failure = outcome.getFailure();
            return new Result(
                    outcome.getProvider(),
                    outcome.getSender(),
                    outcome.getStatus().name(),
                    failure == null ? "" : failure.getCode());
        }
    }

    private final Media<C> medium;
    private final Doubts<C> doubts;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final Clock clock;

    Outcomes(
            Media<C> medium,
            Doubts<C> doubts,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.medium = medium;
        this.doubts = doubts;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** As {@link #tell(List)}; the commands of those in doubt are kept before, to be looked up. */
    void tell(List<DeliveryOutcome> outcomes, List<Routed<C>> commands) {
        doubts.keep(outcomes, attempt -> command(commands, attempt)).block();
        tell(outcomes);
    }

    private static <C extends SpecificRecord> C command(
            List<Routed<C>> commands, AttemptKey attempt) {
        return commands.stream()
                .filter(each -> each.key().equals(attempt))
                .findFirst()
                .orElseThrow()
                .command();
    }

    /** Publishes and counts them; returns when the broker has them. */
    void tell(List<DeliveryOutcome> outcomes) {
        publisher.publishAll(
                medium.outcomes(), outcomes, each -> each.getAttempt().getItem().getContactKey());
        outcomes.stream()
                .collect(Collectors.groupingBy(Result::of, Collectors.counting()))
                .forEach(this::count);
        outcomes.forEach(Outcomes::note);
    }

    /** Of these somebody may be asked; all else is in the topic. */
    private static void note(DeliveryOutcome outcome) {
        Failure failure = outcome.getFailure();
        if (outcome.getStatus() == AttemptStatus.UNKNOWN && failure != null) {
            LogSubject.attempt(log.atWarn(), outcome.getAttempt())
                    .log(
                            "{} may or may not have taken {}: {}",
                            outcome.getProvider(),
                            AttemptKey.of(outcome.getAttempt()),
                            failure.getCode());
        }
    }

    private void count(Result result, long number) {
        Counter.builder("channel.results")
                .description("Outcomes of calls told, repetitions included")
                .tag("provider", result.provider())
                .tag("sender", result.sender())
                .tag("status", result.status())
                .tag("code", result.code())
                .register(meters)
                .increment(number);
    }

    /** Of a call that just ended; a throttled or withheld one was provably not made. */
    DeliveryOutcome of(Wanted wanted, SendResult result) {
        return switch (result) {
            case Accepted accepted -> accepted(wanted, accepted);
            case Rejected(Failure failure) -> failed(wanted, AttemptStatus.REJECTED, failure);
            case Throttled _, Withheld _ ->
                    failed(wanted, AttemptStatus.REJECTED, FailureCode.LANE_CLOSED.failure());
            case Unknown(Failure failure) -> failed(wanted, AttemptStatus.UNKNOWN, failure);
        };
    }

    private DeliveryOutcome accepted(Wanted wanted, Accepted accepted) {
        return outcome(
                wanted,
                AttemptStatus.ACCEPTED,
                accepted.providerMessageId().orElse(null),
                accepted.parts(),
                null);
    }

    private DeliveryOutcome failed(Wanted wanted, AttemptStatus status, Failure failure) {
        return outcome(wanted, status, null, 0, failure);
    }

    private DeliveryOutcome outcome(
            Wanted wanted,
            AttemptStatus status,
            @Nullable String providerMessageId,
            int parts,
            @Nullable Failure failure) {
        Instant now = clock.instant();
        return DeliveryOutcome.newBuilder()
                .setAttempt(wanted.attempt())
                .setChannel(medium.channel())
                .setStatus(status)
                .setEvidence(Evidence.ANSWER)
                .setProvider(wanted.provider())
                .setSender(wanted.sender())
                .setProviderMessageId(providerMessageId)
                .setParts(parts)
                .setFailure(failure)
                .setOccurredAt(now)
                .setRecordedAt(now)
                .setCountry(wanted.aim().country())
                .setPriceMicros(wanted.aim().priceMicros())
                .build();
    }
}
