package com.ziraai.code.allocation;

import java.time.Instant;

/**
 * What an item got, for good.
 *
 * @param expiresAt when the code expires; kept, because a request published twice may name another
 *     release
 * @param createdAt when it got it
 */
record Allocated(ItemKey item, Verdict verdict, Instant expiresAt, Instant createdAt) {}
