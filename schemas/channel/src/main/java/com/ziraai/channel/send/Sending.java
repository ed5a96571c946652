package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.intent.Claim;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.journal.Journal;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.messaging.trace.Step;
import com.ziraai.messaging.trace.Tracing;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Sends some commands as one step: intents in one statement, the calls side by side in the lane's
 * pace, the results in one statement, their outcomes. Blocks until it is done; callers take turns,
 * because the lane is made for one.
 */
final class Sending<C extends SpecificRecord> {

    /**
     * Results exist only in memory until they are recorded, and one that is lost is unknown for
     * ever; so is a claim whose answer is lost. A database that is away for a minute is waited for.
     */
    private static final RetryBackoffSpec UNTIL_RECORDED =
            Retry.backoff(16, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(5));

    private static final Retry UNTIL_CLAIMED =
            UNTIL_RECORDED.filter(failure -> !(failure instanceof FencedException));

    private final Medium<C> medium;
    private final Lane<C> lane;
    private final CallbackTokens tokens;
    private final Intents intents;
    private final Journal journal;
    private final Outcomes<C> outcomes;
    private final Hold<C> hold;
    private final Tracing tracing;

    Sending(
            Medium<C> medium,
            Lane<C> lane,
            CallbackTokens tokens,
            Intents intents,
            Journal journal,
            Outcomes<C> outcomes,
            Hold<C> hold,
            Tracing tracing) {
        this.medium = medium;
        this.lane = lane;
        this.tokens = tokens;
        this.intents = intents;
        this.journal = journal;
        this.outcomes = outcomes;
        this.hold = hold;
        this.tracing = tracing;
    }

    private record Call(Attempt attempt, SendResult result) {

        boolean wasMade() {
            return switch (result) {
                case Accepted _, Rejected _, Unknown _ -> true;
                case Throttled _, Withheld _ -> false;
            };
        }

        /** In one word, empty when no call was made. */
        String word() {
            return wasMade() ? result.getClass().getSimpleName() : "";
        }
    }

    /**
     * What became of some commands; one in neither set is to be sent later.
     *
     * @param told attempts whose outcome is published
     * @param kept attempts whose operation is paused and whose command is kept
     */
    record Progress(Set<AttemptKey> told, Set<AttemptKey> kept) {}

    /**
     * Does what can be done now.
     *
     * @throws com.ziraai.channel.fence.FencedException if another installation holds the database;
     *     nothing was claimed
     */
    synchronized Progress send(Collection<C> commands) {
        Set<AttemptKey> kept = await(hold.keepPaused(commands));
        List<C> going = commands.stream().filter(each -> !kept.contains(key(each))).toList();
        if (going.isEmpty()) {
            return new Progress(Set.of(), kept);
        }
        List<DeliveryOutcome> results = results(going);
        outcomes.tell(results);
        return new Progress(
                results.stream()
                        .map(each -> AttemptKey.of(each.getAttempt()))
                        .collect(Collectors.toSet()),
                kept);
    }

    private List<DeliveryOutcome> results(List<C> commands) {
        Claim claim = await(claim(commands).retryWhen(UNTIL_CLAIMED));
        List<Call> calls = call(granted(commands, claim.granted()));
        Set<AttemptKey> held = takeBack(calls.stream().filter(call -> !call.wasMade()).toList());
        List<DeliveryOutcome> results =
                calls.stream()
                        .filter(call -> !held.contains(AttemptKey.of(call.attempt())))
                        .map(call -> outcomes.of(call.attempt(), call.result()))
                        .toList();
        return Stream.concat(claim.known().stream(), recorded(results).stream()).toList();
    }

    private Mono<Claim> claim(List<C> commands) {
        UUID id = journal.note(commands.stream().map(this::key).toList());
        return intents.claim(id, commands.stream().map(medium.attempt()).toList());
    }

    /**
     * What the rows say once the results are in them. A receipt may have overtaken an answer, and
     * an UNKNOWN told after the receipt's outcome would put a sent item in doubt.
     */
    private List<DeliveryOutcome> recorded(List<DeliveryOutcome> results) {
        if (results.isEmpty()) {
            return results;
        }
        Set<AttemptKey> standing = await(intents.record(results).retryWhen(UNTIL_RECORDED));
        Map<Boolean, List<DeliveryOutcome>> byTruth =
                results.stream()
                        .collect(
                                Collectors.partitioningBy(each ->
                                        each.getStatus() == AttemptStatus.ACCEPTED
                                                || standing.contains(
                                                        AttemptKey.of(each.getAttempt()))));
        List<DeliveryOutcome> told = byTruth.getOrDefault(true, List.of());
        List<DeliveryOutcome> overtaken = byTruth.getOrDefault(false, List.of());
        return overtaken.isEmpty()
                ? told
                : Stream.concat(told.stream(), asStored(overtaken).stream()).toList();
    }

    private List<DeliveryOutcome> asStored(List<DeliveryOutcome> overtaken) {
        List<AttemptKey> attempts =
                overtaken.stream().map(each -> AttemptKey.of(each.getAttempt())).toList();
        return await(intents.stored(attempts).retryWhen(UNTIL_RECORDED));
    }

    private List<C> granted(Collection<C> commands, Set<AttemptKey> granted) {
        return commands.stream().filter(each -> granted.contains(key(each))).toList();
    }

    private List<Call> call(List<C> commands) {
        Step step = tracing.here();
        return await(
                Flux.fromIterable(commands)
                        .flatMap(each -> call(each, step), lane.concurrency())
                        .collectList());
    }

    private Mono<Call> call(C command, Step step) {
        Attempt attempt = medium.attempt().apply(command);
        Mono<Call> call =
                lane.send(command, tokens.issue(attempt), () -> objection(command))
                        .map(result -> new Call(attempt, result));
        return step.call(attempt, lane.provider(), call, Call::word);
    }

    /** Without one the call begins, and is noted as begun: nothing may come in between. */
    private Optional<SendResult> objection(C command) {
        Optional<SendResult> objection = hold.objection(command);
        if (objection.isEmpty()) {
            journal.begin(key(command));
        }
        return objection;
    }

    private AttemptKey key(C command) {
        return AttemptKey.of(medium.attempt().apply(command));
    }

    private Set<AttemptKey> takeBack(List<Call> unmade) {
        if (unmade.isEmpty()) {
            return Set.of();
        }
        List<AttemptKey> keys = unmade.stream().map(call -> AttemptKey.of(call.attempt())).toList();
        return await(intents.hold(keys).retryWhen(UNTIL_RECORDED));
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
