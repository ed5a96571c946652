package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Channel;
import java.util.Map;

/**
 * The ledger in numbers.
 *
 * @param total sum of the channels, calls with our token only
 * @param untracked calls without a token of ours, not part of any other number here
 */
public record Summary(
        Distinct distinct, Traffic total, Map<Channel, Traffic> channels, Traffic untracked) {}
