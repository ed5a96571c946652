package com.ziraai.dispatch.decision;

import java.time.Instant;

/**
 * A decision as it stands.
 *
 * @param attemptNo the attempt number decided on, from 1
 * @param decidedAt when it was written first
 */
record Decided(int attemptNo, Verdict verdict, Instant decidedAt) {}
