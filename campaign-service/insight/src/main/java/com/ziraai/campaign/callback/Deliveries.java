package com.ziraai.campaign.callback;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.callback.Event.Due;
import com.ziraai.campaign.callback.Event.Outcome;
import com.ziraai.messaging.trace.LogSubject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Delivers due events, many at a time. An event is leased while it is tried: should this instance
 * end before it could note how that went, another one tries again under the same id when the lease
 * is over. So a receiver gets every event at least once.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** Besides the attempt itself, for signing it and noting how it went. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Candidates of a round: more than there is room for, as some hosts may be full. */
    private static final int PER_ROUND = 256;

    private final Events events;
    private final SigningKeys keys;
    private final Receiver receiver;
    private final Backoff backoff;
    private final DeliverySlots slots;
    private final TransactionalOperator transaction;
    private final CallbackProperties properties;
    private final Map<EventType, Counter> delivered;
    private final Map<EventType, Counter> failed;
    private final Clock clock;

    Deliveries(
            Events events,
            SigningKeys keys,
            Receiver receiver,
            Backoff backoff,
            TransactionalOperator transaction,
            CallbackProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.events = events;
        this.keys = keys;
        this.receiver = receiver;
        this.backoff = backoff;
        this.slots =
                new DeliverySlots(
                        properties.concurrency(),
                        properties.sponsorConcurrency(),
                        properties.hostConcurrency());
        this.transaction = transaction;
        this.properties = properties;
        this.delivered = counters("delivered", meters);
        this.failed = counters("failed", meters);
        this.clock = clock;
    }

    /** One round; answers whether it began any attempt. */
    boolean round() {
        if (slots.free() == 0) {
            return false;
        }
        Instant now = now();
        List<Due> begun =
                transaction.transactional(claim(now)).blockOptional(PATIENCE).orElse(List.of());
        // Each goes on by itself and gives its place back: a slow one keeps no round waiting.
        begun.forEach(event -> attempt(event).doFinally(_ -> slots.leave(event)).subscribe());
        return !begun.isEmpty();
    }

    private Mono<List<Due>> claim(Instant now) {
        Instant until = now.plus(properties.timeout()).plus(LEASE_MARGIN);
        return events.lockDue(slots.full(), properties.hostConcurrency(), PER_ROUND, now)
                .collectList()
                .map(slots::enter)
                .flatMap(entered ->
                        events.lease(entered, until)
                                .thenReturn(entered)
                                .doOnError(_ -> entered.forEach(slots::leave)));
    }

    private Mono<Void> attempt(Due event) {
        Instant began = now();
        return keys.of(event.sponsorId(), Audit.SYSTEM)
                .flatMap(signing -> receiver.knock(event, signing, began))
                .flatMap(outcome -> transaction.transactional(settle(event, outcome, began)))
                .doOnError(failure ->
                        LogSubject.operation(log.atWarn(), event.operationId())
                                .setCause(failure)
                                .log("callback {} is tried again when its lease ends", event.id()))
                .onErrorComplete();
    }

    private Mono<Void> settle(Due event, Outcome outcome, Instant began) {
        Instant now = now();
        count(event, outcome);
        return events.note(event, outcome, began, Duration.between(began, now))
                .then(Mono.defer(() -> result(event, outcome, now)));
    }

    private Mono<Void> result(Due event, Outcome outcome, Instant now) {
        if (outcome.isDelivered()) {
            return events.delivered(event);
        }
        if (outcome.isGone()) {
            return events.gone(event.operationId());
        }
        Optional<Instant> next =
                backoff.next(event.failures() + 1, outcome, now, event.expiresAt());
        return events.failed(event, next);
    }

    private static Map<EventType, Counter> counters(String result, MeterRegistry meters) {
        Map<EventType, Counter> counters = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            counters.put(
                    type,
                    Counter.builder("campaign.callback.attempts")
                            .description("Attempts to deliver an event")
                            .tag("type", type.word())
                            .tag("result", result)
                            .register(meters));
        }
        return counters;
    }

    private void count(Due event, Outcome outcome) {
        Map<EventType, Counter> counters = outcome.isDelivered() ? delivered : failed;
        Objects.requireNonNull(counters.get(event.type())).increment();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
