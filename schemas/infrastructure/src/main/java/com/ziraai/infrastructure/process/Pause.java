package com.ziraai.infrastructure.process;

import java.time.Duration;

/** Time between two looks at something that changes by itself. */
public final class Pause {

    private Pause() {}

    /**
     * Returns after so long; at once where the duration is zero or negative.
     *
     * @throws StartFailure when interrupted
     */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
