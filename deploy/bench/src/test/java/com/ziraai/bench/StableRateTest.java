package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableRateTest {

    private final StableRate rate = new StableRate(Looks.at(0, 0));

    @Test
    void isNotReachedBeforeThereIsSomethingToCompareWith() {
        add(1000, 1000, 1000, 1000, 1000);
        assertThat(rate.isReached()).isFalse();
        add(1000);
        assertThat(rate.isReached()).isTrue();
    }

    @Test
    void isNotReachedWhileItGrows() {
        add(100, 300, 500, 700, 900, 1100);
        assertThat(rate.isReached()).isFalse();
        add(1150, 1160, 1140);
        assertThat(rate.isReached()).isFalse();
        add(1150);
        assertThat(rate.isReached()).isTrue();
    }

    @Test
    void isNotDeceivedByOneSlowWindow() {
        add(800, 900, 1000, 1100, 300, 1300);
        assertThat(rate.isReached()).isFalse();
    }

    @Test
    void isNotReachedWhereNothingGoesOn() {
        add(0, 0, 0, 0, 0, 0);
        assertThat(rate.isReached()).isFalse();
    }

    @Test
    void countsInWindowsOfTenSeconds() {
        rate.add(Looks.at(4, 1000));
        rate.add(Looks.at(8, 5000));
        assertThat(rate.perSecond()).isEmpty();
        rate.add(Looks.at(12, 12_000));
        rate.add(Looks.at(22, 32_000));
        assertThat(rate.perSecond()).containsExactly(1000L, 2000L);
    }

    private void add(double... rates) {
        for (double each : rates) {
            rate.add(each);
        }
    }
}
