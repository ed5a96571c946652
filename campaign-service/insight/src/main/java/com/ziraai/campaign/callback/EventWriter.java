package com.ziraai.campaign.callback;

import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes events of the difference between what receivers were told and how operations stand. What
 * was told and the event are written in one transaction, so a crash loses none and makes none
 * twice, and no other feature has to think of callbacks. What happens and is undone between two
 * rounds is not told.
 */
final class EventWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Watches watches;
    private final Events events;
    private final ProgressCopy progress;
    private final EventBody body;
    private final TransactionalOperator transaction;
    private final Duration progressInterval;
    private final Duration retryFor;
    private final Clock clock;

    EventWriter(
            Watches watches,
            Events events,
            ProgressCopy progress,
            EventBody body,
            TransactionalOperator transaction,
            CallbackProperties properties,
            Clock clock) {
        this.watches = watches;
        this.events = events;
        this.progress = progress;
        this.body = body;
        this.transaction = transaction;
        this.progressInterval = properties.progressInterval();
        this.retryFor = properties.retryFor();
        this.clock = clock;
    }

    /** One round; answers whether it wrote anything. */
    boolean round() {
        Mono<Boolean> told =
                watches.lockChanged()
                        .collectList()
                        .flatMapIterable(changed -> changed)
                        .concatMap(this::tell)
                        .count()
                        .map(events -> events > 0);
        // By itself: it locks operations, for which the releaser would not wait.
        return watches.begin()
                .then(transaction.transactional(told))
                .blockOptional(PATIENCE)
                .orElse(false);
    }

    private Mono<EventType> tell(Watch watch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return progress.find(watch.operationId())
                .flatMap(standing ->
                        Mono.justOrEmpty(watch.due(standing, progressInterval, now))
                                .flatMap(type ->
                                        write(watch, standing, type, now).thenReturn(type)));
    }

    private Mono<Void> write(Watch watch, Standing standing, EventType type, Instant now) {
        return events.add(watch, type, body.of(type, watch, standing, now), now, now.plus(retryFor))
                .then(watches.note(watch, standing, now));
    }
}
