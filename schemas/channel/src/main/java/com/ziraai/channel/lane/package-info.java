/**
 * The paced queue in front of one sender: rate limit by the share of partitions held, bounded
 * concurrency, time limit and circuit breaker over its line. A lane that was told to wait, or whose
 * breaker is open, calls nobody until its rest is over and uses up no attempt.
 */
@NullMarked
package com.ziraai.channel.lane;

import org.jspecify.annotations.NullMarked;
