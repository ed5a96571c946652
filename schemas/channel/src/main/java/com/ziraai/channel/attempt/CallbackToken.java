package com.ziraai.channel.attempt;

import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.time.Instant;

/**
 * What a token that proved to be ours says.
 *
 * @param attempt the attempt it was issued for
 * @param contactKey record key of everything about the item
 * @param releasedAt when the item was released, to the millisecond
 */
public record CallbackToken(AttemptKey attempt, String contactKey, Instant releasedAt) {

    /** The attempt with its item; the tenant is not part of a token and comes from the intent. */
    public Attempt of(String sponsorId) {
        return new Attempt(
                new Item(
                        attempt.operationId(),
                        attempt.itemIndex(),
                        sponsorId,
                        contactKey,
                        releasedAt),
                attempt.attemptNo());
    }
}
