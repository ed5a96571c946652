package com.ziraai.campaign.settlement;

import com.ziraai.contract.Topics;
import com.ziraai.event.Resolution;
import com.ziraai.messaging.publish.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes settlements in rounds: at once when these are woken, and every tick those a crash or an
 * outage left behind. A crash between publishing and marking publishes again, which the channels
 * take as the repetition it is. Any number of instances may run.
 */
final class SettlementOutbox {

    static final Duration TICK = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** People settle by hand: a round rarely has more than one. */
    private static final int PER_ROUND = 100;

    private final Settlements settlements;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final Map<Resolution, Counter> counters = new EnumMap<>(Resolution.class);
    private final Clock clock;

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

    /** One round; answers whether there may be more to publish. */
    boolean round() {
        Mono<Boolean> round =
                settlements
                        .lockUnpublished(PER_ROUND)
                        .collectList()
                        .filter(found -> !found.isEmpty())
                        .flatMap(found -> publish(found).thenReturn(found.size() == PER_ROUND));
        return transaction.transactional(round).blockOptional(PATIENCE).orElse(false);
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
}
