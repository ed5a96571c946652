package com.ziraai.campaign.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One deed as it was noted.
 *
 * @param sponsorId null where it concerns no one sponsor
 * @param before null where there was nothing, or the action says it all
 * @param after null where there is nothing any more, or the action says it all
 */
record AuditEntry(
        long id,
        Instant at,
        String actor,
        @Nullable String sponsorId,
        String action,
        String subject,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
