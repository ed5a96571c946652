package com.ziraai.campaign.settlement;

import com.ziraai.contract.Topics;
import com.ziraai.event.Resolution;
import com.ziraai.messaging.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Publishes settlements: at once when woken, and every tick those a crash or an outage left behind.
 * A crash between publishing and marking publishes again, which the channels take as the repetition
 * it is. Any number of instances may run.
 */
final class SettlementOutbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SettlementOutbox.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** People settle by hand: a round rarely has more than one. */
    private static final int PER_ROUND = 100;

    private final Settlements settlements;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final Map<Resolution, Counter> counters = new EnumMap<>(Resolution.class);
    private final Clock clock;
    private final Sinks.Many<Long> wakeUps = Sinks.many().multicast().directBestEffort();
    private Disposable rounds = Disposables.disposed();

    SettlementOutbox(
            Settlements settlements,
            Publisher publisher,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Clock clock) {
        this.settlements = settlements;
        this.publisher = publisher;
        this.transaction = transaction;
        for (Resolution each : Resolution.values()) {
            counters.put(each, meters.counter("campaign.settlements", "resolution", each.name()));
        }
        this.clock = clock;
    }

    /** There may be something to publish; returns at once. */
    void wake() {
        wakeUps.tryEmitNext(0L);
    }

    @Override
    public void start() {
        rounds =
                Flux.interval(TICK)
                        .mergeWith(wakeUps.asFlux())
                        .onBackpressureDrop()
                        .concatMap(tick -> round(), 1)
                        .subscribe();
    }

    private Mono<Void> round() {
        Mono<Void> round =
                settlements
                        .lockUnpublished(PER_ROUND)
                        .collectList()
                        .filter(found -> !found.isEmpty())
                        .flatMap(this::publish);
        return transaction
                .transactional(round)
                .doOnError(failure -> log.warn("settlements wait for {}", TICK, failure))
                .onErrorComplete();
    }

    private Mono<Void> publish(List<Settlement> unpublished) {
        return Flux.fromIterable(unpublished)
                .flatMapSequential(each ->
                        publisher.publish(
                                Topics.UNKNOWN_SETTLEMENTS, each.contactKey(), each.event()))
                .then(Mono.defer(() -> settlements.markPublished(unpublished, clock.instant())))
                .doOnSuccess(_ -> unpublished.forEach(this::count));
    }

    private void count(Settlement published) {
        Objects.requireNonNull(counters.get(published.resolution())).increment();
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }
}
