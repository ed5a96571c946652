package com.ziraai.channel.receipt;

import com.ziraai.channel.provider.Receipt;
import java.time.Instant;

/**
 * A report that names its message by the provider's id alone.
 *
 * @param provider adapter the report came for
 * @param messageId the provider's id
 * @param receivedAt when it arrived
 */
record Unaddressed(String provider, String messageId, Receipt receipt, Instant receivedAt) {}
