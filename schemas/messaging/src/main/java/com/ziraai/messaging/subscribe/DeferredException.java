package com.ziraai.messaging.subscribe;

import java.time.Duration;

/**
 * The batch cannot go on now; it is handed back and comes again after the pause. Nothing is lost.
 */
public final class DeferredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /**
     * @param pause how long the subscription rests; others go on
     * @param reason one sentence for an operator
     */
    public DeferredException(Duration pause, String reason) {
        super(reason);
        this.pause = pause;
    }

    /** How long the subscription rests. */
    public Duration pause() {
        return pause;
    }
}
