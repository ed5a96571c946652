/**
 * Follows sampled items through the services as OpenTelemetry traces. Context travels in the header
 * {@code traceparent} of their records; where it is lost, because a command was kept or a provider
 * reports, it is found again from the item's identity. Items that are not followed cost a look at
 * their id or at their record's empty headers. Without an endpoint for spans nothing happens at
 * all.
 */
@NullMarked
package com.ziraai.messaging.trace;

import org.jspecify.annotations.NullMarked;
