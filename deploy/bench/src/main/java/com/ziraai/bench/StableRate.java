package com.ziraai.bench;

import com.ziraai.bench.compare.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast messages were handed over in windows of equal length, to tell when the system is warm:
 * when the last windows were no faster than those before.
 */
final class StableRate {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** Windows compared with as many before them; the median of fewer is mostly noise. */
    private static final int COMPARED = 3;

    /** What passes for no growth: medians of three windows differ by so much anyway. */
    private static final double GROWTH = 1.05;

    private final List<Double> perSecond = new ArrayList<>();
    private Look begin;

    StableRate(Look begin) {
        this.begin = begin;
    }

    void add(Look now) {
        Duration window = now.since(begin);
        if (window.compareTo(WINDOW) >= 0) {
            add((now.handedOver() - begin.handedOver()) * 1000.0 / window.toMillis());
            begin = now;
        }
    }

    void add(double rate) {
        perSecond.add(rate);
    }

    boolean isReached() {
        int windows = perSecond.size();
        if (windows < 2 * COMPARED) {
            return false;
        }
        double last = median(windows - COMPARED);
        return last > 0 && last <= GROWTH * median(windows - 2 * COMPARED);
    }

    private double median(int from) {
        return Spread.of(perSecond.subList(from, from + COMPARED)).median();
    }

    /** The rates of all windows so far, in messages a second. */
    List<Long> perSecond() {
        return perSecond.stream().map(Math::round).toList();
    }
}
