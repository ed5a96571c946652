package com.ziraai.analytics.progress;

import java.time.Instant;
import java.util.Optional;

/**
 * An operation with what its snapshots have shown so far.
 *
 * @param operation the operation
 * @param revision revision of the last snapshot; 0 before the first
 * @param completedAt when every item had come to rest, once that was seen
 */
record Publication(Operation operation, long revision, Optional<Instant> completedAt) {}
