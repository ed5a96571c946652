package com.ziraai.dispatch.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision as it stands.
 *
 * @param attemptNo the attempt number decided on, from 1
 * @param reason stable code of why
 * @param decidedAt when it was written first, or let pass or ended by the gate since
 * @param waitsFor code of what it waits for at the gate; until then it is not carried out
 * @param avoid senders it is not to be made by
 */
record Decided(
        int attemptNo,
        Verdict verdict,
        String reason,
        Instant decidedAt,
        Optional<String> waitsFor,
        List<String> avoid) {

    boolean isWaiting() {
        return waitsFor.isPresent();
    }
}
