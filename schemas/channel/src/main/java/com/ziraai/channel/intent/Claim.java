package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.event.DeliveryOutcome;
import java.util.List;
import java.util.Set;

/**
 * Answer to the wish to send attempts.
 *
 * @param granted attempts nobody called yet; their intents are committed and ours
 * @param known what is known of all others, ready to be published again
 */
public record Claim(Set<AttemptKey> granted, List<DeliveryOutcome> known) {}
