package com.ziraai.channel.journal;

import com.ziraai.channel.attempt.AttemptKey;
import java.util.Set;
import java.util.UUID;

/**
 * What a dead process left.
 *
 * @param claimId its last claim
 * @param uncalled attempts it wished to claim and provably never began to call; rows of them that
 *     bear another claim are not its own
 */
public record Abandoned(UUID claimId, Set<AttemptKey> uncalled) {}
