package com.ziraai.campaign.progress;

/** The words of the API for how an operation stands. */
public enum OperationStatus {
    QUEUED("Queued"),
    PROCESSING("Processing"),
    PAUSED("Paused"),
    COMPLETED("Completed"),
    PARTIALLY_COMPLETED("PartiallyCompleted"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String word;

    OperationStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * An end reached stays an end; before it, the sponsor's hand decides, then its money, then what
     * was released.
     */
    static OperationStatus of(Standing standing) {
        return switch (standing.state()) {
            case CANCELLED -> CANCELLED;
            case PAUSED -> standing.isFinished() ? ended(standing.snapshot()) : PAUSED;
            case ACTIVE -> standing.isFinished() ? ended(standing.snapshot()) : running(standing);
        };
    }

    private static OperationStatus running(Standing standing) {
        if (standing.waitsForMoney()) {
            return PAUSED;
        }
        boolean untouched =
                standing.releasedItems() == 0
                        && standing.snapshot().pending() == standing.snapshot().total();
        return untouched ? QUEUED : PROCESSING;
    }

    private static OperationStatus ended(Snapshot snapshot) {
        if (snapshot.failedItems() == 0) {
            return COMPLETED;
        }
        return snapshot.successfulItems() == 0 ? FAILED : PARTIALLY_COMPLETED;
    }
}
