package com.ziraai.campaign.audit;

import java.util.Optional;

/**
 * What somebody does.
 *
 * @param actor subject of the token
 * @param sponsorId the tenant concerned; empty where it concerns no one sponsor
 * @param action noun and verb, for example {@code plan.save}
 * @param subject what it is done to, for example an operation id or {@code plan:default}
 */
public record Deed(String actor, Optional<String> sponsorId, String action, String subject) {}
