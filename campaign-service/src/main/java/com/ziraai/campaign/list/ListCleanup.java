package com.ziraai.campaign.list;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes, now and then, lists past their retention and those whose file stopped coming together
 * with the process that took it in. Any number of instances may do it.
 */
final class ListCleanup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListCleanup.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** A run of rows takes no longer to come, unless nothing comes at all. */
    private static final Duration STOPPED = Duration.ofMinutes(30);

    private final ListStore store;
    private final Duration retention;
    private final Clock clock;
    private Disposable upkeep = Disposables.disposed();

    ListCleanup(ListStore store, Duration retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void start() {
        upkeep = Flux.interval(PERIOD).onBackpressureDrop().concatMap(tick -> clean()).subscribe();
    }

    private Mono<Long> clean() {
        return store.clean(clock.instant(), STOPPED, retention)
                .doOnError(failure -> log.warn("next clean-up in {}", PERIOD, failure))
                .onErrorComplete();
    }

    @Override
    public void stop() {
        upkeep.dispose();
    }

    @Override
    public boolean isRunning() {
        return !upkeep.isDisposed();
    }
}
