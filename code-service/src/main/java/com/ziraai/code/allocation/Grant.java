package com.ziraai.code.allocation;

import java.time.Instant;

/**
 * What an item may have.
 *
 * @param expiresAt when the code expires
 */
record Grant(Verdict verdict, Instant expiresAt) {}
