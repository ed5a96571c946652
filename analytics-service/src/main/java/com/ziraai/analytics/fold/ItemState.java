package com.ziraai.analytics.fold;

import org.jspecify.annotations.Nullable;

/**
 * What one item adds to a tally.
 *
 * @param standing where its highest attempt stands
 * @param attemptNo number of that attempt; 0 when nothing was tried
 * @param excluded excluded failure of that attempt; null when there is none
 * @param accepted latency step to {@link Stage#ACCEPTED} plus one; 0 when not reached
 * @param sent as above, to {@link Stage#SENT}
 * @param delivered as above, to {@link Stage#DELIVERED}
 */
public record ItemState(
        Standing standing,
        int attemptNo,
        @Nullable Exclusion excluded,
        char accepted,
        char sent,
        char delivered) {

    /** Why an item is left out of the service level. */
    public enum Measure {
        /** It is not. */
        COUNTED,
        /** Nothing was to be sent, or could be. */
        NOT_SENT,
        /** Its last attempt failed by an {@link Exclusion}. */
        EXCLUDED
    }

    /** Whether the service level counts the item. */
    public Measure measure() {
        return switch (standing) {
            case CANCELLED, SKIPPED -> Measure.NOT_SENT;
            case FAILED -> attemptNo == 0 ? Measure.NOT_SENT : byCode();
            case REJECTED, ATTEMPT_FAILED -> byCode();
            case UNKNOWN, PARKED, ACCEPTED, SENT, DELIVERED, READ -> Measure.COUNTED;
        };
    }

    /** Whether it failed before any attempt, for its number or code. */
    public boolean isFailedUntried() {
        return standing == Standing.FAILED && attemptNo == 0;
    }

    private Measure byCode() {
        return excluded == null ? Measure.COUNTED : Measure.EXCLUDED;
    }
}
