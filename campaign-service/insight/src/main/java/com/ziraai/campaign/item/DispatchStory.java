package com.ziraai.campaign.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about an item, as dispatch-service tells of it.
 *
 * @param decisions by attempt number
 * @param waiting what is to be looked at again, soonest first
 */
record DispatchStory(List<Decision> decisions, List<Waiting> waiting) {

    /**
     * @param channel where the attempt is made; null when the item ends
     * @param endStatus how the item ends; null when an attempt is made
     * @param reason stable code of why
     * @param waitsFor stable code of what the attempt waits for before it is sent; null when it
     *     does not
     */
    record Decision(
            int attemptNo,
            @Nullable String channel,
            @Nullable String endStatus,
            String reason,
            @Nullable String waitsFor,
            Instant decidedAt) {}

    /**
     * @param kind whether a retry, the deadline of an unknown result or a question at the gate is
     *     due then
     */
    record Waiting(String kind, int attemptNo, String reason, Instant dueAt) {}
}
