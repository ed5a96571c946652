package com.ziraai.campaign.price;

import java.math.BigDecimal;
import java.util.Optional;

/** Amounts as people write them and as they are counted: millionths of the currency. */
public final class Money {

    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private Money() {}

    /** The amount as JSON shows it. */
    public static BigDecimal ofMicros(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** The amount in millionths; empty if it is negative, finer than that or above a trillion. */
    public static Optional<Long> micros(BigDecimal amount) {
        boolean fits =
                amount.signum() >= 0
                        && amount.compareTo(MOST) <= 0
                        && amount.stripTrailingZeros().scale() <= DECIMALS;
        return fits
                ? Optional.of(amount.movePointRight(DECIMALS).longValueExact())
                : Optional.empty();
    }
}
