package com.ziraai.analytics.report;

import java.math.BigDecimal;

/** Money as reports show it, in units of the currency. */
final class Money {

    private static final int MICROS = 6;

    private Money() {}

    static BigDecimal ofMicros(long micros) {
        return BigDecimal.valueOf(micros, MICROS);
    }
}
