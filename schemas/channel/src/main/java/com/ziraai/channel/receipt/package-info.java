/**
 * Keeps what providers report, raw, before they are answered, and makes outcomes of it afterwards.
 * Reads and writes the service's receipts topic and publishes outcomes. Receipts without a token of
 * ours, or with a forged one, change nothing and are counted.
 */
@NullMarked
package com.ziraai.channel.receipt;

import org.jspecify.annotations.NullMarked;
