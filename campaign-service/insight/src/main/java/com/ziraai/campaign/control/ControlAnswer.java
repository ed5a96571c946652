package com.ziraai.campaign.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ziraai.campaign.progress.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the routes of this feature answer, in the shape the cancellation was published in. */
record ControlAnswer(boolean success, String message, Data data) {

    /** {@code finalStatus} and its time are those of a cancellation, {@code status} of a pause. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            String operationId,
            @Nullable String status,
            @Nullable String finalStatus,
            int processedItems,
            int remainingItems,
            @Nullable Instant pausedAt,
            @Nullable Instant resumedAt,
            @Nullable Instant cancellationTime) {}

    static ControlAnswer of(Move move, Standing standing, String message) {
        boolean cancelled = move == Move.CANCEL;
        Instant at = standing.stateChangedAt();
        return new ControlAnswer(
                true,
                message,
                new Data(
                        standing.operationId(),
                        cancelled ? null : standing.statusWord(),
                        cancelled ? standing.statusWord() : null,
                        standing.processedItems(),
                        standing.totalItems() - standing.restingItems(),
                        move == Move.PAUSE ? at : null,
                        move == Move.RESUME ? at : null,
                        cancelled ? at : null));
    }
}
