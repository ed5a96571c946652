package com.ziraai.channel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void secondsAreSeconds() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void aDateIsWaitedForUntilItHasPassed() {
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 10:00:30 GMT", NOW))
                .contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 09:59:30 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999"})
    void anythingElseIsNoHint(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
