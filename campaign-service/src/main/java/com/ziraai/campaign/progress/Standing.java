package com.ziraai.campaign.progress;

import com.ziraai.event.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation and how it stands.
 *
 * @param operationId its identity
 * @param sponsorId the tenant
 * @param state where the sponsor's own hand put it
 * @param releasedItems items published so far
 * @param createdAt when it was accepted
 * @param stateChangedAt when that hand last moved it; null while it never did
 * @param snapshot the newest there is
 */
public record Standing(
        String operationId,
        String sponsorId,
        OperationState state,
        int releasedItems,
        Instant createdAt,
        @Nullable Instant stateChangedAt,
        Snapshot snapshot) {

    OperationStatus status() {
        return OperationStatus.of(this);
    }

    /** The status in the words of the API. */
    public String statusWord() {
        return status().word();
    }

    /** Whether every item has come to rest. */
    public boolean isFinished() {
        return snapshot.completedAt() != null;
    }

    public int totalItems() {
        return snapshot.total();
    }

    /** Items whose end is known, or at least that a provider took them. */
    public int processedItems() {
        return snapshot.processedItems();
    }
}
