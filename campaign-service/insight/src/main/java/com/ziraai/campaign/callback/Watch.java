package com.ziraai.campaign.callback;

import com.ziraai.campaign.progress.Standing;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the receiver of an operation was told last.
 *
 * @param operationId whose progress it is about
 * @param sponsorId the tenant
 * @param url of the receiver
 * @param language of its texts, BCP 47
 * @param wantsProgress whether it wants to know before the end
 * @param events how many there were
 * @param toldAt when it was told last; before the first event, when the operation was accepted
 * @param toldState the state it knows
 * @param toldResting the items at rest it knows
 * @param toldRevision the snapshot it knows
 */
record Watch(
        String operationId,
        String sponsorId,
        String url,
        String language,
        boolean wantsProgress,
        int events,
        Instant toldAt,
        OperationState toldState,
        int toldResting,
        long toldRevision) {

    /** However fast an operation runs, its receiver is not told more often. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final int STEPS = 10;

    /**
     * What is to be told, if anything: the end, else a change of state, else that another tenth has
     * come to rest, or that anything at all is different after a while.
     *
     * @param interval that while
     */
    Optional<EventType> due(Standing standing, Duration interval, Instant now) {
        if (standing.isFinished()) {
            return Optional.of(EventType.COMPLETED);
        }
        if (standing.state() != toldState) {
            return Optional.of(
                    switch (standing.state()) {
                        case ACTIVE -> EventType.RESUMED;
                        case PAUSED -> EventType.PAUSED;
                        case CANCELLED -> EventType.CANCELLED;
                    });
        }
        Duration silence = Duration.between(toldAt, now);
        boolean moved = standing.snapshot().revision() != toldRevision;
        boolean worthIt =
                silence.compareTo(interval) >= 0
                        || step(standing, standing.restingItems()) > step(standing, toldResting);
        return wantsProgress && moved && worthIt && silence.compareTo(SHORTEST) >= 0
                ? Optional.of(EventType.PROGRESS)
                : Optional.empty();
    }

    private static long step(Standing standing, int resting) {
        return (long) resting * STEPS / Math.max(1, standing.totalItems());
    }

    /** Id of the next event: the same when it is made again after a crash. */
    String nextEventId() {
        return operationId + "_" + (events + 1);
    }
}
