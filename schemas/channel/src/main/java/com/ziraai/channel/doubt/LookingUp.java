package com.ziraai.channel.doubt;

import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.Resolved;
import com.ziraai.channel.intent.Rival;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.provider.LookUp;
import com.ziraai.channel.provider.LookUp.Match;
import com.ziraai.contract.Media;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.messaging.publish.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks vendors about attempts whose answer was lost. An attempt is settled, with evidence RECOVERY,
 * where exactly one of the vendor's messages says the same to the same person at that time, no
 * attempt of ours has its id, and none but this one could have it and does not. In any other case
 * it stays unknown: nothing is sent or taken as not sent by what a list does not show. Any number
 * of instances may run it; what is settled twice is harmless.
 */
final class LookingUp<C extends SpecificRecord> {

    private static final Logger log = LoggerFactory.getLogger(LookingUp.class);

    /** Asked together; questions count against the account's rate as messages do. */
    private static final int MOST = 20;

    private static final int AT_ONCE = 4;

    /** Until it is asked about again, and no other instance asks meanwhile. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    /** The longest call lasts a minute; the rest is for clocks that differ. */
    private static final Duration BEFORE_END = Duration.ofSeconds(90);

    private static final Duration AFTER_END = Duration.ofSeconds(60);

    /** Between the claim of a message and its acceptance: the longest wait in a lane and call. */
    private static final Duration CLAIMED_BEFORE = Duration.ofMinutes(4);

    private final Media<C> medium;
    private final Lanes<C> lanes;
    private final Doubts<C> doubts;
    private final Intents intents;
    private final Publisher publisher;
    private final Counter settled;
    private final Counter open;
    private final Counter givenUp;

    LookingUp(
            Media<C> medium,
            Lanes<C> lanes,
            Doubts<C> doubts,
            Intents intents,
            Publisher publisher,
            MeterRegistry meters) {
        this.medium = medium;
        this.lanes = lanes;
        this.doubts = doubts;
        this.intents = intents;
        this.publisher = publisher;
        this.settled = counter("settled", meters);
        this.open = counter("open", meters);
        this.givenUp = counter("given_up", meters);
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return Counter.builder("channel.lookups")
                .description("Questions to providers about lost answers, by what came of them")
                .tag("result", result)
                .register(meters);
    }

    /** A message that is the only one that can be that attempt, as far as its vendor knows. */
    private record Candidate<C extends SpecificRecord>(
            Doubt<C> doubt, LookUp<C> lookUp, String provider, Match match) {}

    /** Whether there may be more at once. Blocks. */
    boolean look() {
        if (!lanes.anyLooksUp()) {
            return false;
        }
        List<Doubt<C>> due = await(doubts.take(MOST, AGAIN));
        List<Candidate<C>> candidates =
                await(Flux.fromIterable(due).flatMap(this::ask, AT_ONCE).collectList());
        long done = candidates.isEmpty() ? 0 : settle(candidates);
        open.increment(due.size() - done);
        givenUp.increment(await(doubts.expire()));
        return due.size() == MOST;
    }

    private Mono<Candidate<C>> ask(Doubt<C> doubt) {
        Optional<Lane<C>> lane = lanes.of(doubt.sender());
        Optional<LookUp<C>> lookUp = lane.flatMap(Lane::lookUp);
        return Mono.justOrEmpty(lookUp)
                .flatMap(asked ->
                        asked.find(
                                        doubt.command(),
                                        doubt.endedAt().minus(BEFORE_END),
                                        doubt.endedAt().plus(AFTER_END))
                                .filter(found -> found.size() == 1)
                                .map(found ->
                                        new Candidate<>(
                                                doubt,
                                                asked,
                                                lane.orElseThrow().sender().provider(),
                                                found.getFirst())))
                .onErrorResume(failure -> {
                    log.warn("{} could not be looked up: {}", doubt.attempt(), failure.toString());
                    return Mono.empty();
                });
    }

    private long settle(List<Candidate<C>> candidates) {
        List<String> contacts =
                candidates.stream().map(each -> each.doubt().contactKey()).distinct().toList();
        List<Doubt<C>> others = await(doubts.about(contacts));
        List<Candidate<C>> proven =
                candidates.stream().filter(each -> isProven(each, others)).toList();
        List<DeliveryOutcome> outcomes =
                await(intents.resolve(proven.stream().map(LookingUp::resolved).toList()));
        publisher.publishAll(
                medium.outcomes(), outcomes, each -> each.getAttempt().getItem().getContactKey());
        proven.forEach(each -> doubts.forget(each.doubt().attempt()).block());
        settled.increment(outcomes.size());
        return proven.size();
    }

    private boolean isProven(Candidate<C> candidate, List<Doubt<C>> others) {
        Doubt<C> doubt = candidate.doubt();
        Instant from = doubt.endedAt().minus(BEFORE_END).minus(CLAIMED_BEFORE);
        return await(
                        intents.rivals(
                                candidate.provider(),
                                candidate.match().messageId(),
                                doubt.contactKey(),
                                from,
                                doubt.endedAt().plus(AFTER_END)))
                .stream()
                .filter(rival -> !rival.attempt().equals(doubt.attempt()))
                .allMatch(rival -> isOutOfQuestion(rival, candidate, others));
    }

    /** One with the id has the message; one whose command says something else has not. */
    private boolean isOutOfQuestion(Rival rival, Candidate<C> candidate, List<Doubt<C>> others) {
        return !rival.hasTheMessage()
                && others.stream()
                        .filter(each -> each.attempt().equals(rival.attempt()))
                        .anyMatch(each ->
                                !candidate
                                        .lookUp()
                                        .areAlike(each.command(), candidate.doubt().command()));
    }

    private static Resolved resolved(Candidate<?> candidate) {
        Match match = candidate.match();
        return new Resolved(
                candidate.doubt().attempt(),
                match.status(),
                candidate.doubt().endedAt(),
                match.messageId(),
                match.parts(),
                match.failure());
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
