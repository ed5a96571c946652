package com.ziraai.messaging.subscribe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds a subscription's present batch up, since when, and how long to pause before the next
 * try. Told by the subscription's thread, asked by health and metrics.
 */
final class Stall {

    static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    /** Far below max.poll.interval, and short enough that a return is soon noticed. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /**
     * A batch that failed and has not succeeded since.
     *
     * @param since when it was first tried
     * @param tries failures so far
     * @param cause of the last one
     * @param exception of the last one, without its message, which may hold data of people
     */
    record Failing(Instant since, int tries, Cause cause, String exception) {}

    private final Clock clock;
    private volatile @Nullable Instant begun;
    private volatile @Nullable Failing failing;

    Stall(Clock clock) {
        this.clock = clock;
    }

    /** A batch is tried, for the first time or again. */
    void begin() {
        if (begun == null) {
            begun = clock.instant();
        }
    }

    /** The batch succeeded, was handed back on purpose, or is no longer ours. */
    void end() {
        failing = null;
        begun = null;
    }

    /** The batch failed; answers how long to pause: twice as long each time. */
    Duration failed(Throwable failure) {
        Failing before = failing;
        Instant since = begun;
        int tries = before == null ? 1 : before.tries() + 1;
        failing =
                new Failing(
                        since == null ? clock.instant() : since,
                        tries,
                        Cause.of(failure),
                        failure.getClass().getSimpleName());
        return pauseAfter(tries);
    }

    static Duration pauseAfter(int failures) {
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 30));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    Optional<Failing> failing() {
        return Optional.ofNullable(failing);
    }

    /** Seconds since the batch at hand was first tried, also while its handler hangs; 0 if none. */
    double seconds() {
        Instant since = begun;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
