package com.ziraai.campaign.template;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored text.
 *
 * @param sponsorId whose; empty if it is every sponsor's to use
 * @param name for people, not unique
 * @param channel the channel of requests that name none, as the API writes it
 * @param message with placeholders
 */
public record MessageTemplate(
        String id,
        Optional<String> sponsorId,
        String name,
        Optional<String> channel,
        String message,
        Instant updatedAt) {

    /** Whether a sponsor may use it. */
    boolean isUsableBy(String sponsor) {
        return sponsorId.isEmpty() || sponsorId.get().equals(sponsor);
    }
}
