/**
 * Decides which requests' operations are followed through all services, and tells of such a request
 * as the first span of its operation's trace. What a caller's own {@code traceparent} says about
 * sampling goes before the share that is set; the caller's trace is linked.
 */
@NullMarked
package com.ziraai.campaign.trace;

import org.jspecify.annotations.NullMarked;
