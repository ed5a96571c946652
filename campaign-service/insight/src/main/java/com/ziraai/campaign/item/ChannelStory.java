package com.ziraai.campaign.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one channel, as its service tells of them.
 *
 * @param attempts by number
 */
record ChannelStory(List<Attempt> attempts) {

    /**
     * @param status HELD (proven not called), INTENDED (no result yet) or an attempt's status
     * @param route why it was sent from there; null where that was not kept
     * @param evidence whether an answer, a receipt, a recovery or a person told it; null without a
     *     result
     * @param parts parts billed, 0 when not known
     * @param intendedAt right before the call
     * @param occurredAt when the status came about, by the provider's clock where it gave one; null
     *     without a result
     */
    record Attempt(
            int attemptNo,
            String status,
            @Nullable String evidence,
            String provider,
            String sender,
            @Nullable String route,
            @Nullable String providerMessageId,
            int parts,
            @Nullable Failure failure,
            Instant intendedAt,
            @Nullable Instant occurredAt,
            Instant updatedAt) {}

    record Failure(
            String failureClass, String code, @Nullable String providerCode, String detail) {}
}
