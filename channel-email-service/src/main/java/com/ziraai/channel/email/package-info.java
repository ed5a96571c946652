/**
 * The e-mail channel. Consumes {@code email.send.v1}, publishes {@code email.outcomes.v1} and
 * {@code email.inbound.v1}, keeps what mail servers report in {@code email.receipts.v1}, owns the
 * tables {@code intent} and {@code fence}. What it shares with the other channels is in {@code
 * com.ziraai.channel}; here is only what is peculiar to e-mail.
 */
@NullMarked
package com.ziraai.channel.email;

import org.jspecify.annotations.NullMarked;
