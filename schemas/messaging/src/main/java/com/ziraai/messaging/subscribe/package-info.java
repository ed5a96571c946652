/**
 * Reads topics in batches, at least once, with one rule for poison, outage and deferral. Owns the
 * dead-letter topics. A service declares {@link com.ziraai.messaging.subscribe.Subscription} beans.
 */
@NullMarked
package com.ziraai.messaging.subscribe;

import org.jspecify.annotations.NullMarked;
