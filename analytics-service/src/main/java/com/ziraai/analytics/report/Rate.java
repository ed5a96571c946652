package com.ziraai.analytics.report;

import org.jspecify.annotations.Nullable;

/** Shares and means as reports show them; null where there is nothing to measure. */
final class Rate {

    private Rate() {}

    /** Per cent, to a tenth. */
    static @Nullable Double percent(long part, long whole) {
        return whole == 0 ? null : Math.round(1_000.0 * part / whole) / 10.0;
    }

    /** Mean, rounded. */
    static @Nullable Long mean(long sum, long count) {
        return count == 0 ? null : Math.round((double) sum / count);
    }
}
