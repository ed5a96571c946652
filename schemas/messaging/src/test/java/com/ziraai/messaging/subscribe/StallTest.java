package com.ziraai.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.messaging.record.RegistryAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StallTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Stall stall = new Stall(clock);

    @Test
    void pausesDoubleFromAFifthOfASecondUpToTenSeconds() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, 100, 1_000_000).mapToObj(Stall::pauseAfter))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 6400L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void tellsSinceWhenTheBatchIsTriedAndForWantOfWhat() {
        Instant begun = now.get();
        stall.begin();
        stall.failed(new IllegalStateException("once"));
        pass(30);
        stall.begin();
        stall.failed(new RegistryAwayException("twice", new IllegalStateException()));
        assertThat(stall.failing())
                .contains(new Stall.Failing(begun, 2, Cause.REGISTRY, "RegistryAwayException"));
        assertThat(stall.seconds()).isEqualTo(30);
    }

    @Test
    void countsTheTimeOfAHandlerThatHangs() {
        stall.begin();
        pass(7);
        assertThat(stall.seconds()).isEqualTo(7);
        assertThat(stall.failing()).isEmpty();
    }

    @Test
    void forgetsEverythingWhenTheBatchIsDone() {
        stall.begin();
        stall.failed(new IllegalStateException());
        stall.end();
        pass(7);
        assertThat(stall.seconds()).isZero();
        assertThat(stall.failing()).isEmpty();
        assertThat(stall.failed(new IllegalStateException())).isEqualTo(Stall.SHORTEST_PAUSE);
    }

    private void pass(int seconds) {
        now.set(now.get().plusSeconds(seconds));
    }
}
