/**
 * Shows where each operation stands. Consumes {@code operation.lifecycle.v1}; publishes {@code
 * operation.progress.v1}, a snapshot with a growing revision of every operation that changed, some
 * time apart, and reads it once in a new database; answers the same numbers on request. Owns the
 * tables {@code operation} and {@code told_completion}; reads and clears the marks the fold leaves.
 */
@NullMarked
package com.ziraai.analytics.progress;

import org.jspecify.annotations.NullMarked;
