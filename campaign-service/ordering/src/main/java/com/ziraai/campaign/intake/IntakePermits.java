package com.ziraai.campaign.intake;

import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;

/**
 * Lets a few requests go on at a time and the others wait in the order they came: a long list takes
 * many times its size while it is worked on, and worked on together none would be done earlier.
 */
final class IntakePermits implements DisposableBean {

    private static final Object PERMIT = new Object();

    private final InstrumentedPool<Object> pool;

    /**
     * @param atOnce how many may go on
     */
    IntakePermits(int atOnce) {
        this.pool = PoolBuilder.from(Mono.just(PERMIT)).sizeBetween(0, atOnce).buildPool();
    }

    /** Does the work once it has a permit; who has gone away meanwhile loses it. */
    <T> Mono<T> with(Mono<T> work) {
        return pool.withPoolable(_ -> work).singleOrEmpty();
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
