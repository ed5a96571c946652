package com.ziraai.dispatch.decision;

import java.time.Instant;

/**
 * A decision as it stands.
 *
 * @param attemptNo the attempt number decided on, from 1
 * @param decidedAt when it was written first
 * @param funded whether its operation's budget has room for it; until then it is not carried out
 */
record Decided(int attemptNo, Verdict verdict, Instant decidedAt, boolean funded) {

    Decided asFunded() {
        return new Decided(attemptNo, verdict, decidedAt, true);
    }
}
