/**
 * The SMS channel. Consumes {@code sms.send.v1}, publishes {@code sms.outcomes.v1}, keeps what
 * providers report in {@code sms.receipts.v1}, owns the tables {@code intent} and {@code fence}.
 * What it shares with the other channels is in {@code com.ziraai.channel}; here is only what is
 * peculiar to SMS.
 */
@NullMarked
package com.ziraai.channel.sms;

import org.jspecify.annotations.NullMarked;
