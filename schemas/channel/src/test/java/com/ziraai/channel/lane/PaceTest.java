package com.ziraai.channel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 6.67, 26.67, 80, 99.9, 101, 1000, 3333, 100_000})
    void permitsPerPeriodAreTheRate(double perSecond) {
        Pace pace = Pace.of(perSecond);
        assertThat(pace.permits() * 1e9 / pace.period().toNanos())
                .isCloseTo(perSecond, Percentage.withPercentage(0.01));
    }

    @Test
    void aFastSenderIsFedEveryTenMillisecondsAndASlowOneMessageByMessage() {
        assertThat(Pace.of(5000)).isEqualTo(new Pace(50, Duration.ofMillis(10)));
        assertThat(Pace.of(80)).isEqualTo(new Pace(1, Duration.ofNanos(12_500_000)));
    }
}
