package com.ziraai.campaign.control;

import static com.ziraai.event.OperationState.ACTIVE;
import static com.ziraai.event.OperationState.CANCELLED;
import static com.ziraai.event.OperationState.PAUSED;

import com.ziraai.event.OperationState;
import java.util.Set;

/** What a sponsor can do to an operation, and from where; the one table of legal moves. */
enum Move {
    PAUSE(Set.of(ACTIVE), PAUSED),
    RESUME(Set.of(PAUSED), ACTIVE),
    CANCEL(Set.of(ACTIVE, PAUSED), CANCELLED);

    private final Set<OperationState> from;
    private final OperationState to;

    Move(Set<OperationState> from, OperationState to) {
        this.from = from;
        this.to = to;
    }

    OperationState to() {
        return to;
    }

    /** Whether it changes an operation in that state. */
    boolean isLegal(OperationState state) {
        return from.contains(state);
    }

    /** Whether it asks for what is so already, which is granted without doing anything. */
    boolean isRepeated(OperationState state) {
        return state == to;
    }
}
