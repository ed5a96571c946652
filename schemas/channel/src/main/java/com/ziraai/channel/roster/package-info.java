/**
 * The channel's senders as live data. Publishes and reads {@code <channel>.senders.v1}: the
 * settings give a sender's state at start, an administrator's change overrides them, and every
 * instance does what the topic says. Owns no table.
 */
@NullMarked
package com.ziraai.channel.roster;

import org.jspecify.annotations.NullMarked;
