/**
 * Every decision about an item: on which channel it is tried, whether a failed attempt is repeated
 * or goes to the next channel, how the item ends. Consumes {@code distribution.ready.v1} and all
 * outcomes, publishes the send commands and {@code distribution.outcomes.v1}; owns the table {@code
 * decision}. A decision is written before it is carried out, and written once: who inserts the row
 * of an attempt number has decided it, whatever else runs at the same time.
 */
@NullMarked
package com.ziraai.dispatch.decision;

import org.jspecify.annotations.NullMarked;
