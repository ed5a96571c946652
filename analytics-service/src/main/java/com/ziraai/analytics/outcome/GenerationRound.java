package com.ziraai.analytics.outcome;

import com.ziraai.analytics.outcome.Generation.Building;
import com.ziraai.analytics.store.CarryOver;
import com.ziraai.analytics.store.Comparison;
import com.ziraai.analytics.store.Side;
import com.ziraai.analytics.store.StoredFormat;
import com.ziraai.messaging.subscribe.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes the next step from one generation to the next, whichever it is, and lets this instance read
 * what its generations need. Every instance does it all the time; what one did not finish the next
 * one does.
 *
 * <p>A generation is begun on request, and by itself where what is live was stored in an older
 * format. It is folded from the topics' beginning by a group of its own, beside the live one, which
 * goes on. When little is left the live one is closed: it takes nothing in any more. Where the
 * topics end after that is beyond everything it counts, so the next generation, once it has come
 * there, knows all that was ever shown, and is shown from one statement to the next. If it does not
 * come there in time the live one is opened again.
 */
final class GenerationRound {

    private static final Logger log = LoggerFactory.getLogger(GenerationRound.class);

    /** Some seconds of reading at most, for which shown numbers stand still. */
    private static final long NEARLY = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Generations generations;
    private final OutcomeGroups groups;
    private final Subscriptions subscriptions;
    private final History history;
    private final Clock clock;

    /** Where the topics ended when this instance saw that the live generation is closed. */
    private @Nullable Target target;

    /** What of the live generation the next one is filled with, and held against. */
    record History(CarryOver carryOver, Comparison comparison) {}

    private record Target(Instant closedAt, Map<TopicPartition, Long> ends) {}

    GenerationRound(
            Generations generations,
            OutcomeGroups groups,
            Subscriptions subscriptions,
            History history,
            Clock clock) {
        this.generations = generations;
        this.groups = groups;
        this.subscriptions = subscriptions;
        this.history = history;
        this.clock = clock;
    }

    /** One step; blocks. Whether there may be another one at once. */
    boolean run() {
        Generation now = Objects.requireNonNull(generations.read().block());
        for (Side side : Side.values()) {
            if (now.taking(side).isPresent()) {
                subscriptions.start(OutcomeConfiguration.SUBSCRIPTION, side.word());
            } else {
                subscriptions.stop(OutcomeConfiguration.SUBSCRIPTION, side.word());
            }
        }
        return Boolean.TRUE.equals(step(now).block());
    }

    private Mono<Boolean> step(Generation now) {
        if (now.isOutdated()) {
            return generations.begin(true);
        }
        return now.building().map(building -> build(now, building)).orElseGet(() -> rest(now));
    }

    private Mono<Boolean> rest(Generation now) {
        return now.leftovers() && now.isShown()
                ? generations.clear(now.live(), groups.forget(Side.of(now.live()).other()))
                : Mono.just(false);
    }

    private Mono<Boolean> build(Generation now, Building building) {
        if (building.format() != StoredFormat.CURRENT) {
            return generations.begin(building.acceptsLess());
        }
        if (!building.prepared()) {
            log.info("generation {} is folded from the topics", building.number());
            return generations.prepare(
                    building.number(), groups.forget(building.side()).then(carryOver(now)));
        }
        return now.closedAt()
                .map(closedAt -> finish(now, building, closedAt))
                .orElseGet(() -> catchUp(building));
    }

    /** What an older version stored is not carried over. */
    private Mono<Void> carryOver(Generation now) {
        return now.isShown()
                ? groups.completeSince(clock.instant())
                        .map(since -> history.carryOver().take(now.live(), since))
                        .orElseGet(Mono::empty)
                : Mono.empty();
    }

    private Mono<Boolean> catchUp(Building building) {
        return groups.left(building.side()) > NEARLY
                ? Mono.just(false)
                : generations.close(building.number(), clock.instant());
    }

    private Mono<Boolean> finish(Generation now, Building building, Instant closedAt) {
        if (!groups.hasCome(building.side(), ends(closedAt))) {
            return clock.instant().isAfter(closedAt.plus(PATIENCE))
                    ? generations.reopen(closedAt)
                    : Mono.just(false);
        }
        return behind(now).flatMap(behind -> decide(building, behind));
    }

    /** What an older version stored cannot be read, and is not held against it. */
    private Mono<Long> behind(Generation now) {
        return now.isShown() ? history.comparison().behind(now.live()) : Mono.just(0L);
    }

    private Mono<Boolean> decide(Building building, long behind) {
        if (behind > 0 && !building.acceptsLess()) {
            log.error(
                    "generation {} knows less than what is shown of {} parts of operations: given up",
                    building.number(),
                    behind);
            return generations.giveUp(building.number(), behind);
        }
        return generations
                .show(building.number())
                .doOnNext(mine -> {
                    if (mine) {
                        log.info("generation {} is shown", building.number());
                    }
                });
    }

    private Map<TopicPartition, Long> ends(Instant closedAt) {
        Target known = target;
        if (known == null || !known.closedAt().equals(closedAt)) {
            known = new Target(closedAt, groups.ends());
            target = known;
        }
        return known.ends();
    }
}
