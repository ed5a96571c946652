package com.ziraai.campaign.progress;

import com.ziraai.event.OperationState;
import java.time.Instant;

/**
 * An operation and how it stands.
 *
 * @param operationId its identity
 * @param sponsorId the tenant
 * @param state where the sponsor's own hand put it
 * @param releasedItems items published so far
 * @param createdAt when it was accepted
 * @param snapshot the newest there is
 */
record Standing(
        String operationId,
        String sponsorId,
        OperationState state,
        int releasedItems,
        Instant createdAt,
        Snapshot snapshot) {

    OperationStatus status() {
        return OperationStatus.of(this);
    }
}
