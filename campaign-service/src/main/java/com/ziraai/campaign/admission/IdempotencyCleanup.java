package com.ziraai.campaign.admission;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets answers past their retention, now and then. Any number of instances may do it. */
final class IdempotencyCleanup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyCleanup.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final IdempotencyKeys keys;
    private final Duration retention;
    private Disposable upkeep = Disposables.disposed();

    IdempotencyCleanup(IdempotencyKeys keys, Duration retention) {
        this.keys = keys;
        this.retention = retention;
    }

    @Override
    public void start() {
        upkeep =
                Flux.interval(Duration.ofMinutes(1), PERIOD)
                        .onBackpressureDrop()
                        .concatMap(tick -> forget())
                        .subscribe();
    }

    private Mono<Long> forget() {
        return keys.forgetOlderThan(retention)
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
