package com.ziraai.dispatch.decision;

import java.time.Instant;

/**
 * What was written down of a decision.
 *
 * @param draft as the gate left it
 * @param decidedAt when, the same for ever
 * @param isNew whether nobody had decided so before
 * @param isAnswered whether the gate answered it now
 * @param isCarriedOut whether it is published now: it neither waits nor stands somebody else's in
 *     its place
 */
record Ruling(
        Draft draft, Instant decidedAt, boolean isNew, boolean isAnswered, boolean isCarriedOut) {}
