package com.ziraai.analytics.progress;

/**
 * An operation as its sponsor created it.
 *
 * @param id operation id
 * @param sponsorId the tenant
 * @param totalItems items of the operation
 * @param slaWindowSeconds time within which an item should pass each stage
 * @param slaTarget share of items that should, 0 to 1
 */
public record Operation(
        String id, String sponsorId, int totalItems, int slaWindowSeconds, double slaTarget) {}
