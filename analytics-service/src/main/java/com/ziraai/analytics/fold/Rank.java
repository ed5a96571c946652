package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ItemStatus;

/**
 * Places in the order in which statuses win, to be stored: a symbol put between two others gets a
 * number between theirs and moves none.
 */
final class Rank {

    /** Below every status. */
    static final int NONE = 0;

    private Rank() {}

    static int of(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN -> 10;
            case REJECTED -> 20;
            case ACCEPTED -> 30;
            case SENT -> 40;
            case FAILED -> 50;
            case DELIVERED -> 60;
            case READ -> 70;
        };
    }

    static int of(ItemStatus end) {
        return switch (end) {
            case PARKED -> 10;
            case CANCELLED -> 20;
            case SKIPPED -> 30;
            case FAILED -> 40;
            case GENERATED -> 50;
        };
    }
}
