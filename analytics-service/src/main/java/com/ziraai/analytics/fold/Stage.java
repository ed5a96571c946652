package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;

/**
 * A station on the way of an item whose time is measured from its release; later ones imply
 * earlier.
 */
public enum Stage {
    /** The provider took it. */
    ACCEPTED,
    /** It went onto the network. */
    SENT,
    /** It reached the device; a message that was read was delivered. */
    DELIVERED;

    /** How many there are. */
    public static final int COUNT = values().length;

    /** How many stages, from the first, an attempt of that status has certainly passed. */
    static int passedBy(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN, REJECTED -> 0;
            case ACCEPTED, FAILED -> 1;
            case SENT -> 2;
            case DELIVERED, READ -> 3;
        };
    }
}
