package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void everyStepBeginsWhereTheOneBeforeItEnds() {
        for (int step = 1; step < Latency.LONGEST; step++) {
            long upper = Latency.upperMillis(step);
            assertThat(Latency.step(upper)).as("upper edge of step %d", step).isEqualTo(step);
            assertThat(Latency.step(upper + 1)).as("above step %d", step).isEqualTo(step + 1);
        }
    }

    @Test
    void windowsOfWholeSecondsUpToTenMinutesEndOnAnEdge() {
        for (long seconds = 1; seconds <= 600; seconds++) {
            assertThat(Latency.upperMillis(Latency.step(seconds * 1_000)))
                    .isEqualTo(seconds * 1_000);
        }
    }

    @Test
    void isWithinTenPercentOfTheTimeFromATenthOfASecondOn() {
        for (long millis = 100; millis < 86_400_000; millis = millis * 21 / 20) {
            long upper = Latency.upperMillis(Latency.step(millis));
            assertThat(upper).isBetween(millis, millis + millis / 10 + 1);
        }
    }

    @Test
    void takesTimesBeforeTheReleaseAsZeroAndTimesAboveADayAsTheLongest() {
        assertThat(Latency.step(-5)).isZero();
        assertThat(Latency.step(0)).isZero();
        assertThat(Latency.step(86_400_001)).isEqualTo(Latency.LONGEST);
        assertThat(Latency.step(Long.MAX_VALUE)).isEqualTo(Latency.LONGEST);
    }

    @Test
    void theMiddleOfAStepLiesInIt() {
        for (int step = 1; step < Latency.LONGEST; step++) {
            assertThat(Latency.middleMillis(step))
                    .isLessThanOrEqualTo(Latency.upperMillis(step))
                    .isGreaterThan(Latency.upperMillis(step - 1));
        }
    }
}
