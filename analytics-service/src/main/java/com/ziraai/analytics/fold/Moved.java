package com.ziraai.analytics.fold;

import com.ziraai.event.Channel;
import java.util.Optional;

/**
 * How a fact that was news moved its item.
 *
 * @param before where it stood; empty when nothing was known of it
 * @param after where it stands
 * @param channel channel of its highest attempt; empty when only its end is known
 * @param factChannel channel the fact is of; empty when it is an end
 * @param reachedBefore how many stages it was known to have passed
 * @param reached how many it is known to have passed now
 * @param millis from its release to the fact
 */
public record Moved(
        Optional<Standing> before,
        Standing after,
        Optional<Channel> channel,
        Optional<Channel> factChannel,
        int reachedBefore,
        int reached,
        long millis) {}
