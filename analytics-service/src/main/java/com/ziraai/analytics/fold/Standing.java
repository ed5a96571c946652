package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ItemStatus;

/**
 * Where an item stands by one of its attempts; of two, the later constant wins. An item stands
 * where its highest attempt stands.
 */
public enum Standing {
    /** The attempt's result is not known. */
    UNKNOWN,
    /** It was not learned in time and nothing more is sent. */
    PARKED,
    /** The provider did not take it; another attempt or the end follows. */
    REJECTED,
    /** The provider took it and has not reported on it. */
    ACCEPTED,
    /** It is on the network. */
    SENT,
    /** It failed after acceptance; another attempt or the end follows. */
    ATTEMPT_FAILED,
    /** Cancelled before it was sent. */
    CANCELLED,
    /** Not sent by decision. */
    SKIPPED,
    /** Failed for good. */
    FAILED,
    /** On the device. */
    DELIVERED,
    /** Read. */
    READ;

    static Standing of(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN -> UNKNOWN;
            case REJECTED -> REJECTED;
            case ACCEPTED -> ACCEPTED;
            case SENT -> SENT;
            case FAILED -> ATTEMPT_FAILED;
            case DELIVERED -> DELIVERED;
            case READ -> READ;
        };
    }

    static Standing of(ItemStatus end) {
        return switch (end) {
            case PARKED -> PARKED;
            case CANCELLED -> CANCELLED;
            case SKIPPED -> SKIPPED;
            case FAILED -> FAILED;
            // A code that is there was delivered to whoever ordered it.
            case GENERATED -> DELIVERED;
        };
    }

    /** Whether the message, or the code, got through as far as is known. */
    public boolean isGood() {
        return switch (this) {
            case ACCEPTED, SENT, DELIVERED, READ -> true;
            case UNKNOWN, PARKED, REJECTED, ATTEMPT_FAILED, CANCELLED, SKIPPED, FAILED -> false;
        };
    }

    /** Whether nothing more is tried and nothing got through. */
    public boolean isLost() {
        return switch (this) {
            case PARKED, CANCELLED, SKIPPED, FAILED -> true;
            case UNKNOWN, REJECTED, ATTEMPT_FAILED, ACCEPTED, SENT, DELIVERED, READ -> false;
        };
    }

    static Standing higher(Standing one, Standing other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
