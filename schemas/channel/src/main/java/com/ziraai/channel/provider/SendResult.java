package com.ziraai.channel.provider;

import com.ziraai.event.Failure;
import java.time.Duration;
import java.util.Optional;

/** What is known after a call. */
public sealed interface SendResult {

    /**
     * The provider took the message.
     *
     * @param providerMessageId the provider's id, if its answer names one
     * @param parts message parts the provider bills, 0 when not known
     */
    record Accepted(Optional<String> providerMessageId, int parts) implements SendResult {
        public Accepted {
            providerMessageId = providerMessageId.filter(id -> id.length() <= Receipt.LONGEST_ID);
        }
    }

    /** It is proven that the provider did not take the message. */
    record Rejected(Failure failure) implements SendResult {}

    /**
     * The message was not taken because the sender has to rest; the attempt is not used up.
     *
     * @param pause how long the sender rests
     */
    record Throttled(Duration pause) implements SendResult {}

    /**
     * Nobody was called: the operation is paused, or something the message needs is not at hand;
     * the attempt is not used up.
     */
    record Withheld() implements SendResult {}

    /** The request left, or may have, and nothing proves what became of it. */
    record Unknown(Failure failure) implements SendResult {}
}
