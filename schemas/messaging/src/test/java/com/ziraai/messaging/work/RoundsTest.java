package com.ziraai.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RoundsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger done = new AtomicInteger();
    private @Nullable Rounds rounds;

    @AfterEach
    void stop() {
        if (rounds != null) {
            rounds.stop();
        }
    }

    private Rounds started(Rounds made) {
        rounds = made;
        made.start();
        return made;
    }

    @Test
    void aWakenedRoundDoesNotWaitForTheClock() {
        Rounds waiting = started(new Rounds("test", LONG, () -> done.incrementAndGet() > 9));
        await().untilAsserted(() -> assertThat(done).hasValue(1));
        waiting.wake();
        await().untilAsserted(() -> assertThat(done).hasValue(2));
    }

    @Test
    void whatWakesDuringARoundIsFollowedByAnother() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Rounds running =
                started(
                        new Rounds(
                                "test",
                                LONG,
                                () -> {
                                    began.countDown();
                                    awaitOpen(goOn);
                                    done.incrementAndGet();
                                    return false;
                                }));
        began.await();
        running.wake();
        running.wake();
        goOn.countDown();
        await().untilAsserted(() -> assertThat(done).hasValue(2));
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWakenedRoundGoesOnWhileThereIsMore() {
        Rounds waiting = started(new Rounds("test", LONG, () -> done.incrementAndGet() % 5 != 1));
        await().untilAsserted(() -> assertThat(done).hasValue(1));
        waiting.wake();
        await().untilAsserted(() -> assertThat(done).hasValue(6));
    }

    @Test
    void aWakenedRoundThatFailsLeavesTheOthers() {
        Rounds failing =
                started(
                        new Rounds(
                                "test",
                                LONG,
                                () -> {
                                    if (done.incrementAndGet() == 2) {
                                        throw new IllegalStateException("away");
                                    }
                                    return false;
                                }));
        await().untilAsserted(() -> assertThat(done).hasValue(1));
        failing.wake();
        await().untilAsserted(() -> assertThat(done).hasValue(2));
        failing.wake();
        await().untilAsserted(() -> assertThat(done).hasValue(3));
    }

    @Test
    void whatHasStoppedIsNotWakened() {
        Rounds stopped = started(new Rounds("test", LONG, () -> done.incrementAndGet() > 9));
        await().untilAsserted(() -> assertThat(done).hasValue(1));
        stopped.stop();
        stopped.wake();
        assertThat(done).hasValue(1);
    }

    @Test
    void upkeepIsDoneOnceAnInterval() {
        started(Rounds.ofUpkeep("test", LONG, () -> Mono.fromSupplier(done::incrementAndGet)));
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(done).hasValue(1));
    }
}
