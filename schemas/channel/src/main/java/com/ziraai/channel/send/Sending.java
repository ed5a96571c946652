package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.intent.Claim;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.Wanted;
import com.ziraai.channel.journal.Journal;
import com.ziraai.channel.journal.JournalPool;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.channel.send.Routed.Way;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.messaging.trace.Step;
import com.ziraai.messaging.trace.Tracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
 * Sends some commands as one step: intents in one statement, the calls side by side in their lanes'
 * paces, the results in one statement, their outcomes. Blocks until it is done; callers have the
 * turns of the lanes, each of which is made for one.
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

    private final Lanes<C> lanes;
    private final CallbackTokens tokens;
    private final Intents intents;
    private final JournalPool journals;
    private final Outcomes<C> outcomes;
    private final Hold<C> hold;
    private final Tracing tracing;

    Sending(
            Lanes<C> lanes,
            CallbackTokens tokens,
            Intents intents,
            JournalPool journals,
            Outcomes<C> outcomes,
            Hold<C> hold,
            Tracing tracing) {
        this.lanes = lanes;
        this.tokens = tokens;
        this.intents = intents;
        this.journals = journals;
        this.outcomes = outcomes;
        this.hold = hold;
        this.tracing = tracing;
    }

    private record Call(Wanted wanted, SendResult result) {

        AttemptKey key() {
            return AttemptKey.of(wanted.attempt());
        }

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
     * @param kept attempts whose command is kept, as their operation is paused or their sender
     *     behind
     * @param later attempts whose command is kept for a while, as it lacks something
     */
    record Progress(Set<AttemptKey> told, Set<AttemptKey> kept, Set<AttemptKey> later) {

        static final Progress NONE = new Progress(Set.of(), Set.of(), Set.of());

        Progress andKept(Set<AttemptKey> further) {
            return new Progress(
                    told,
                    Stream.concat(kept.stream(), further.stream())
                            .collect(Collectors.toUnmodifiableSet()),
                    later);
        }

        int size() {
            return told.size() + kept.size() + later.size();
        }
    }

    /**
     * Does what can be done now.
     *
     * @throws com.ziraai.channel.fence.FencedException if another installation holds the database;
     *     nothing was claimed
     */
    Progress send(List<Routed<C>> commands) {
        Set<AttemptKey> kept =
                await(hold.keepPaused(commands.stream().map(Routed::command).toList()));
        List<Routed<C>> active = without(kept, commands);
        // Before the claim: nothing of what has to wait is in doubt if this process dies.
        Set<AttemptKey> later =
                await(hold.keepLacking(active.stream().map(Routed::command).toList()));
        List<Routed<C>> going = without(later, active);
        if (going.isEmpty()) {
            return new Progress(Set.of(), kept, later);
        }
        List<DeliveryOutcome> results = results(going);
        outcomes.tell(results, going);
        return new Progress(
                results.stream()
                        .map(each -> AttemptKey.of(each.getAttempt()))
                        .collect(Collectors.toSet()),
                kept,
                later);
    }

    private List<Routed<C>> without(Set<AttemptKey> some, List<Routed<C>> commands) {
        return some.isEmpty()
                ? commands
                : commands.stream().filter(each -> !some.contains(each.key())).toList();
    }

    private List<DeliveryOutcome> results(List<Routed<C>> commands) {
        Journal journal = journals.take();
        try {
            return results(commands, journal);
        } finally {
            journals.giveBack(journal);
        }
    }

    private List<DeliveryOutcome> results(List<Routed<C>> commands, Journal journal) {
        Claim claim = await(claim(commands, journal).retryWhen(UNTIL_CLAIMED));
        List<Call> calls = call(granted(commands, claim.granted()), journal);
        Set<AttemptKey> held = takeBack(calls.stream().filter(call -> !call.wasMade()).toList());
        List<DeliveryOutcome> results =
                calls.stream()
                        .filter(call -> !held.contains(call.key()))
                        .map(call -> outcomes.of(call.wanted(), call.result()))
                        .toList();
        return Stream.concat(claim.known().stream(), recorded(results).stream()).toList();
    }

    private Mono<Claim> claim(List<Routed<C>> commands, Journal journal) {
        UUID id = journal.note(commands.stream().map(Routed::key).toList());
        return intents.claim(id, commands.stream().map(Routed::wanted).toList());
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

    private List<Routed<C>> granted(List<Routed<C>> commands, Set<AttemptKey> granted) {
        return commands.stream().filter(each -> granted.contains(each.key())).toList();
    }

    /** By each lane as many at once as it makes, and all lanes at once. */
    private List<Call> call(List<Routed<C>> commands, Journal journal) {
        Step step = tracing.here();
        List<Call> refused = new ArrayList<>();
        Map<Lane<C>, List<Routed<C>>> byLane = new IdentityHashMap<>();
        for (Routed<C> each : commands) {
            switch (each.way()) {
                case Way.By<C>(Lane<C> lane) ->
                        byLane.computeIfAbsent(lane, _ -> new ArrayList<>()).add(each);
                case Way.Nowhere<C>(FailureCode why) ->
                        refused.add(new Call(each.wanted(), new Rejected(why.failure())));
            }
        }
        List<Call> calls =
                await(
                        Flux.fromIterable(byLane.entrySet())
                                .flatMap(
                                        each -> call(each.getKey(), each.getValue(), journal, step),
                                        Math.max(1, byLane.size()))
                                .collectList());
        calls.addAll(refused);
        return calls;
    }

    private Flux<Call> call(Lane<C> lane, List<Routed<C>> commands, Journal journal, Step step) {
        long begun = System.nanoTime();
        return Flux.fromIterable(commands)
                .flatMap(each -> call(lane, each, journal, step), lane.concurrency())
                .doOnComplete(() ->
                        lane.took(commands.size(), Duration.ofNanos(System.nanoTime() - begun)));
    }

    private Mono<Call> call(Lane<C> lane, Routed<C> routed, Journal journal, Step step) {
        Attempt attempt = routed.wanted().attempt();
        Mono<Call> call =
                lane.send(routed.command(), tokens.issue(attempt), () -> objection(routed, journal))
                        .map(result -> new Call(routed.wanted(), elsewhere(lane, result)));
        return step.call(attempt, lane.sender().provider(), call, Call::word);
    }

    /**
     * A provider that could not be reached was not called, so the message may go by another sender:
     * for a moment this one is left alone.
     */
    private SendResult elsewhere(Lane<C> lane, SendResult result) {
        return lanes.areSeveral()
                        && result instanceof Rejected(Failure failure)
                        && failure.getCode().equals(FailureCode.PROVIDER_UNREACHABLE.name())
                ? lane.rest()
                : result;
    }

    /** Without one the call begins, and is noted as begun: nothing may come in between. */
    private Optional<SendResult> objection(Routed<C> routed, Journal journal) {
        Optional<SendResult> objection = hold.objection(routed.command());
        if (objection.isEmpty()) {
            journal.begin(routed.key());
        }
        return objection;
    }

    private Set<AttemptKey> takeBack(List<Call> unmade) {
        if (unmade.isEmpty()) {
            return Set.of();
        }
        List<AttemptKey> keys = unmade.stream().map(Call::key).toList();
        return await(intents.hold(keys).retryWhen(UNTIL_RECORDED));
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
