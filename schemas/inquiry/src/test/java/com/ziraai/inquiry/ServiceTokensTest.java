package com.ziraai.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ziraai.infrastructure.token.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {

    private static final String SECRET = "a secret of the tests, not of ours";
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private final ServiceTokens tokens = at(NOW);
    private final String header = tokens.header("campaign-service", "attachment:1");

    private static ServiceTokens at(Instant time) {
        return new ServiceTokens(SECRET, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void oneIsGoodForItsDeedAtItsServiceAndAMinute() {
        assertThat(tokens.permits(header, "campaign-service", "attachment:1")).isTrue();
        assertThat(tokens.permits(header, "campaign-service", "attachment:2")).isFalse();
        assertThat(tokens.permits(header, "dispatch-service", "attachment:1")).isFalse();
        ServiceTokens later = at(NOW.plus(Duration.ofMinutes(2)));
        assertThat(later.permits(header, "campaign-service", "attachment:1")).isFalse();
    }

    @Test
    void nobodyElseMakesOne() {
        ServiceTokens others = new ServiceTokens(SECRET + "!", Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(
                        tokens.permits(
                                others.header("campaign-service", "attachment:1"),
                                "campaign-service",
                                "attachment:1"))
                .isFalse();
        // Signed by another kind of key.
        assertThat(
                        tokens.permits(
                                "Bearer " + new TestTokens().sponsor("s"),
                                "campaign-service",
                                "attachment:1"))
                .isFalse();
        assertThat(tokens.permits(null, "campaign-service", "attachment:1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer a.b.c", "Basic YTpi", "Bearer e30.e30."})
    void whatIsNoTokenPermitsNothing(String text) {
        assertThat(tokens.permits(text, "campaign-service", "attachment:1")).isFalse();
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceTokens("short", Clock.systemUTC()));
    }
}
