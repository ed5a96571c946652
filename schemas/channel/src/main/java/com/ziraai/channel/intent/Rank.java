package com.ziraai.channel.intent;

import com.ziraai.event.AttemptStatus;

/**
 * Statuses as the table orders them: two of its own below the lattice of {@link AttemptStatus}.
 * HELD, proven not to have been called, is the only rank a row is ever lowered to.
 */
final class Rank {

    static final int HELD = 0;
    static final int INTENDED = 1;

    private static final int FIRST_KNOWN = 2;
    private static final AttemptStatus[] KNOWN = AttemptStatus.values();

    private Rank() {}

    static int of(AttemptStatus status) {
        return FIRST_KNOWN + status.ordinal();
    }

    static AttemptStatus status(int rank) {
        return KNOWN[rank - FIRST_KNOWN];
    }

    /** The rank in a word, for people. */
    static String word(int rank) {
        return switch (rank) {
            case HELD -> "HELD";
            case INTENDED -> "INTENDED";
            default -> status(rank).name();
        };
    }
}
