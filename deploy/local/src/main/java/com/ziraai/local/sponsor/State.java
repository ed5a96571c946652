package com.ziraai.local.sponsor;

import java.util.Locale;

/** Where an item can stand; each stands in exactly one. */
public enum State {
    PENDING,
    IN_FLIGHT,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    UNKNOWN,
    SKIPPED,
    CANCELLED;

    /** Name in {@code metrics.states}. */
    public String field() {
        return this == IN_FLIGHT ? "inFlight" : name().toLowerCase(Locale.ROOT);
    }
}
