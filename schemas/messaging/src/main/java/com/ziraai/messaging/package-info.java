/**
 * What every service needs to speak the contract, as one Boot auto-configuration: topics and
 * schemas brought into being from their declaration, batch subscriptions with one rule for poison
 * and outage, publishing with one flush a batch, health of what a service depends on, and time
 * partitions of tables. Owns the dead-letter topics.
 */
@NullMarked
package com.ziraai.messaging;

import org.jspecify.annotations.NullMarked;
