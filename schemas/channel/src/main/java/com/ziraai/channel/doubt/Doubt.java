package com.ziraai.channel.doubt;

import com.ziraai.channel.attempt.AttemptKey;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An attempt whose answer was lost.
 *
 * @param command what was to be sent
 * @param sender by whom
 * @param contactKey to whom
 * @param endedAt when its call ended without an answer
 */
record Doubt<C extends SpecificRecord>(
        AttemptKey attempt, C command, String sender, String contactKey, Instant endedAt) {}
