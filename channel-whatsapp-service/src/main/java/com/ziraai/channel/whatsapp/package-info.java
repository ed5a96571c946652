/**
 * The WhatsApp channel. Consumes {@code whatsapp.send.v1}, publishes {@code whatsapp.outcomes.v1},
 * keeps what providers report in {@code whatsapp.receipts.v1}, owns the tables {@code intent} and
 * {@code fence}. What it shares with the other channels is in {@code com.ziraai.channel}; here is
 * only what is peculiar to WhatsApp.
 */
@NullMarked
package com.ziraai.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
