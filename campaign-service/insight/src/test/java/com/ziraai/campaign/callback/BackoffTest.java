package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.callback.Event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2025-08-19T15:30:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Outcome FAILED = new Outcome.Answered(500, Optional.empty());

    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(5), Duration.ofHours(1), new Random(7));

    @ParameterizedTest(name = "after failure {0} between {1} and {2}")
    @CsvSource({
        "1, PT2.5S, PT5S",
        "2, PT5S, PT10S",
        "5, PT40S, PT80S",
        "10, PT1280S, PT2560S",
        "11, PT30M, PT1H",
        "30, PT30M, PT1H",
        "100000, PT30M, PT1H"
    })
    void pausesDoubleUpToTheLongest(int failures, Duration least, Duration most) {
        for (int i = 0; i < 200; i++) {
            assertThat(backoff.next(failures, FAILED, NOW, TOMORROW))
                    .hasValueSatisfying(
                            next -> assertThat(next).isBetween(NOW.plus(least), NOW.plus(most)));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "120, 2025-08-19T15:32:00Z",
        "' 120 ', 2025-08-19T15:32:00Z",
        "'Tue, 19 Aug 2025 16:00:00 GMT', 2025-08-19T16:00:00Z"
    })
    void theReceiversWishCounts(String header, Instant expected) {
        assertThat(next(header)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "soon", "99999999999999999999", "'Tue, 19 Aug 2025 15:00:00 GMT'"})
    void aWishForLessOrForNothingDoesNot(String header) {
        assertThat(next(header))
                .hasValueSatisfying(next -> assertThat(next).isBetween(NOW, NOW.plusSeconds(5)));
    }

    @Test
    void nothingIsTriedWhenItsTimeIsOver() {
        assertThat(backoff.next(1, FAILED, NOW, NOW.plusSeconds(1))).isEmpty();
        assertThat(next("86401")).isEmpty();
    }

    @Test
    void anEventIsTriedForADay() {
        Instant now = NOW;
        int attempts = 1;
        Optional<Instant> next = backoff.next(attempts, FAILED, now, TOMORROW);
        while (next.isPresent()) {
            now = next.get();
            attempts++;
            next = backoff.next(attempts, FAILED, now, TOMORROW);
        }
        assertThat(attempts).isBetween(30, 60);
        assertThat(now).isAfter(TOMORROW.minus(Duration.ofHours(1)));
    }

    private Optional<Instant> next(String retryAfter) {
        return backoff.next(1, new Outcome.Answered(503, Optional.of(retryAfter)), NOW, TOMORROW);
    }
}
