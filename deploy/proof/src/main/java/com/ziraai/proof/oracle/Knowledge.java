package com.ziraai.proof.oracle;

import com.ziraai.local.sponsor.State;

/**
 * What one event says of an item, in the order in which knowledge grows: the later attempt counts,
 * and within an attempt the later constant.
 */
enum Knowledge {
    UNKNOWN(State.UNKNOWN),
    PARKED(State.UNKNOWN),
    REJECTED(State.IN_FLIGHT),
    ACCEPTED(State.SENT),
    SENT(State.SENT),
    ATTEMPT_FAILED(State.IN_FLIGHT),
    CANCELLED(State.CANCELLED),
    SKIPPED(State.SKIPPED),
    FAILED(State.FAILED),
    DELIVERED(State.DELIVERED),
    READ(State.READ);

    private final State state;

    Knowledge(State state) {
        this.state = state;
    }

    /** The state a sponsor sees. */
    State state() {
        return state;
    }

    static Knowledge ofAttempt(String status) {
        return status.equals("FAILED") ? ATTEMPT_FAILED : valueOf(status);
    }

    static Knowledge ofItem(String status) {
        return valueOf(status);
    }
}
