package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void knowsNothingBeforeTheFirstItem() {
        assertThat(histogram.total()).isZero();
        assertThat(histogram.within(1_000)).isZero();
        assertThat(histogram.quantileMillis(0.5)).isEmpty();
        assertThat(histogram.meanMillis()).isEmpty();
    }

    @Test
    void countsTheLastMillisecondOfAWindowAndNotTheNext() {
        add(299_999, 300_000, 300_001);

        assertThat(histogram.within(300_000)).isEqualTo(2);
        assertThat(histogram.total()).isEqualTo(3);
    }

    @Test
    void answersQuantilesByNearestRank() {
        for (int millis = 1; millis <= 100; millis++) {
            add(millis);
        }

        assertThat(histogram.quantileMillis(0.50)).hasValue(50);
        assertThat(histogram.quantileMillis(0.95)).hasValue(95);
        assertThat(histogram.quantileMillis(0.99)).hasValue(99);
        assertThat(histogram.quantileMillis(1)).hasValue(100);
    }

    @Test
    void takesTheMeanOfExactSteps() {
        add(10, 20, 60);

        assertThat(histogram.meanMillis()).hasValue(30);
    }

    @Test
    void addsUpToWhatOneHistogramOfAllWouldHold() {
        Histogram other = new Histogram();
        other.add(Latency.step(7), 2);
        other.add(Latency.LONGEST, 1);
        add(7, 5_000);

        histogram.addAll(other);

        assertThat(histogram.total()).isEqualTo(5);
        assertThat(histogram.within(7)).isEqualTo(3);
        assertThat(histogram.count(Latency.LONGEST)).isEqualTo(1);
    }

    @Test
    void forgetsAnItemThatMoves() {
        add(7);
        histogram.add(Latency.step(7), -1);

        assertThat(histogram.total()).isZero();
        assertThat(histogram.length()).isZero();
    }

    private void add(long... millis) {
        for (long each : millis) {
            histogram.add(Latency.step(each), 1);
        }
    }
}
