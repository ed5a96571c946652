package com.ziraai.messaging.testkit.broken;

import java.time.Instant;

/** Asks the machine for the time. */
public final class ClockReader {

    public Instant now() {
        return Instant.now();
    }
}
