package com.ziraai.simulator.attempt;

import java.util.Optional;

/**
 * One well-formed call to a provider.
 *
 * @param vendor whose words it was in, for example {@code kannel}
 * @param recipient the address as the caller wrote it
 * @param attempt what our token names; empty for a call without one
 */
public record Call(Channel channel, String vendor, String recipient, Optional<Attempt> attempt) {

    /** To the channel's first vendor. */
    public Call(Channel channel, String recipient, Optional<Attempt> attempt) {
        this(
                channel,
                switch (channel) {
                    case SMS -> "kannel";
                    case WHATSAPP -> "cloudapi";
                    case EMAIL -> "smtp";
                },
                recipient,
                attempt);
    }
}
