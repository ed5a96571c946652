package com.ziraai.channel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrideTest {

    private final Stride stride = new Stride();

    @Test
    void beginsSmall() {
        assertThat(stride.next(500)).isEqualTo(16);
    }

    @Test
    void doublesWhileThePaceAllowsUpToTheSendersRate() {
        for (int expected = 32; expected <= 256; expected *= 2) {
            stride.took(stride.next(500), Duration.ofMillis(10));
            assertThat(stride.next(500)).isEqualTo(expected);
        }
        assertThat(stride.next(40)).isEqualTo(40);
    }

    @Test
    void isWhatASlowPaceSendsWithinAQuarterOfASecond() {
        stride.took(400, Duration.ofSeconds(2));
        assertThat(stride.next(500)).isEqualTo(50);
        stride.took(50, Duration.ofSeconds(20));
        assertThat(stride.next(500)).isEqualTo(16);
    }

    @Test
    void aShortRestOfABatchDoesNotShrinkItBelowTheSmallest() {
        stride.took(1, Duration.ofMillis(100));
        assertThat(stride.next(500)).isEqualTo(16);
    }
}
