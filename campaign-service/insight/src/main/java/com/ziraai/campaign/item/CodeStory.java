package com.ziraai.campaign.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item's code as code-service tells of it.
 *
 * @param code null when it was refused one
 * @param link null when it was refused one
 * @param refusal stable code of why it got none; null when it got one
 * @param detail the same in a sentence
 */
public record CodeStory(
        int itemIndex,
        @Nullable String code,
        @Nullable String link,
        @Nullable String refusal,
        @Nullable String detail,
        Instant expiresAt,
        Instant createdAt) {}
