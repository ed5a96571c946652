package com.ziraai.simulator.receipt;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * How often a receipt that was not taken is delivered again.
 *
 * @param times after the first delivery
 * @param delay before the first repetition, at least 1 ms
 * @param growth of the delay from one repetition to the next, up to half a minute; 1 keeps it
 */
public record Redelivery(long times, Duration delay, int growth) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The same with another growth. */
    public Redelivery growing(int factor) {
        return new Redelivery(times, delay, factor);
    }

    /**
     * Delivers until it is taken.
     *
     * @param delivery whether the receiver took it; an error means it did not
     * @param missed run after each delivery that was not taken
     * @return whether it was taken in the end
     */
    public Mono<Boolean> deliver(Mono<Boolean> delivery, Runnable missed) {
        return delivery.onErrorReturn(false)
                .flatMap(taken -> taken ? Mono.just(true) : again(delivery, missed));
    }

    private Mono<Boolean> again(Mono<Boolean> delivery, Runnable missed) {
        missed.run();
        if (times == 0) {
            return Mono.just(false);
        }
        Redelivery rest = new Redelivery(times - 1, next(), growth);
        return Mono.delay(delay).then(Mono.defer(() -> rest.deliver(delivery, missed)));
    }

    private Duration next() {
        Duration next = delay.multipliedBy(growth);
        return next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}
