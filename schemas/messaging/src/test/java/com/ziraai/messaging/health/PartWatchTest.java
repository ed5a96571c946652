package com.ziraai.messaging.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class PartWatchTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final PartWatch watch = new PartWatch("database", Status.DOWN, this::ask, clock);

    private Map<String, Object> ask() throws IOException {
        if (!answers.get()) {
            throw new IOException("password=hunter2");
        }
        return Map.of("nodes", 1);
    }

    @Test
    void asksByItselfWhenHealthIsAskedFirst() {
        assertThat(watch.health()).isEqualTo(Health.up().withDetail("nodes", 1).build());
    }

    @Test
    void keepsSayingSinceWhenThePartIsAwayAndNeverWhatTheExceptionSays() {
        answers.set(false);
        watch.look();
        now.set(now.get().plusSeconds(60));
        watch.look();
        Health health = watch.health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("missing", "database")
                .containsEntry("since", "2026-11-22T10:00:00Z")
                .containsEntry("reason", "IOException");
        assertThat(watch.secondsAway()).isEqualTo(60);
    }

    @Test
    void isUpAgainAfterThePartReturned() {
        answers.set(false);
        watch.look();
        answers.set(true);
        watch.look();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        assertThat(watch.secondsAway()).isZero();
    }
}
