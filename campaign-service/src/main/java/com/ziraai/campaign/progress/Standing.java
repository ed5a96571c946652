package com.ziraai.campaign.progress;

import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * @param stateReason why it is there if not by that hand; null if by it
 * @param snapshot the newest there is
 * @param spending what its messages cost so far; empty where nothing has a price
 */
public record Standing(
        String operationId,
        String sponsorId,
        OperationState state,
        int releasedItems,
        Instant createdAt,
        @Nullable Instant stateChangedAt,
        @Nullable String stateReason,
        Snapshot snapshot,
        Optional<Spending> spending) {

    /**
     * @param spentMicros in millionths of the currency
     * @param limitMicros what they may cost together; empty where nothing limits them
     * @param exhausted whether items wait that the limit leaves no room for
     */
    public record Spending(long spentMicros, Optional<Long> limitMicros, boolean exhausted) {}

    /** Why it is paused or cancelled if not by the sponsor's hand. */
    public Optional<String> statusReason() {
        return Optional.ofNullable(stateReason)
                .or(() ->
                        state == OperationState.ACTIVE && status() == OperationStatus.PAUSED
                                ? Optional.of("BUDGET_EXHAUSTED")
                                : Optional.empty());
    }

    /** Whether items wait for a higher budget, and nothing else. */
    public boolean waitsForMoney() {
        return spending.filter(Spending::exhausted).isPresent();
    }

    public OperationStatus status() {
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

    public int successfulItems() {
        return snapshot.successfulItems();
    }

    public int failedItems() {
        return snapshot.failedItems();
    }

    /** When every item had come to rest; null before. */
    public @Nullable Instant completedAt() {
        return snapshot.completedAt();
    }

    /** Mean time from release to acceptance; empty before the first. */
    public Optional<Duration> averageTime() {
        return Optional.ofNullable(snapshot.averageMillis()).map(Duration::ofMillis);
    }
}
