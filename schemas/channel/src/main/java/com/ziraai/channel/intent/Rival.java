package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;

/**
 * An attempt that has a provider's message, or may have it as far as its row tells.
 *
 * @param hasTheMessage whether its row has the message's id
 */
public record Rival(AttemptKey attempt, boolean hasTheMessage) {}
