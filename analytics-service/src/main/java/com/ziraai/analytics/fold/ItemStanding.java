package com.ziraai.analytics.fold;

import com.ziraai.event.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * Where one item stands.
 *
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo its highest attempt; 0 when nothing was tried
 * @param channel channel of that attempt; empty when only its end is known
 * @param standing where the attempt, and thereby the item, stands
 * @param passedMillis milliseconds from the release to each stage it is known to have passed,
 *     rounded up as {@link Latency} does
 */
public record ItemStanding(
        int itemIndex,
        int attemptNo,
        Optional<Channel> channel,
        Standing standing,
        Map<Stage, Long> passedMillis) {}
