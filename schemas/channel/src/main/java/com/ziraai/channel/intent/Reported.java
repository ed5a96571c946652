package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.provider.Receipt;
import java.time.Instant;

/**
 * A receipt whose token proved to be ours.
 *
 * @param provider adapter the report came for
 * @param token names the attempt
 * @param receipt what was reported
 * @param receivedAt when it arrived
 */
public record Reported(String provider, CallbackToken token, Receipt receipt, Instant receivedAt) {

    /**
     * When it happened. Providers' clocks differ and show whole seconds, so never before the item
     * was released nor after the report arrived.
     */
    Instant occurredAt() {
        Instant said = receipt.occurredAt().orElse(receivedAt);
        Instant bounded = said.isAfter(receivedAt) ? receivedAt : said;
        return bounded.isBefore(token.releasedAt()) ? token.releasedAt() : bounded;
    }
}
