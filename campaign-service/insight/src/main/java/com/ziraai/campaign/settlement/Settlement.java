package com.ziraai.campaign.settlement;

import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import java.time.Instant;

/**
 * Who settled which attempt, how and why.
 *
 * @param note empty when none was given
 * @param settledBy subject of the token
 * @param settledAt to the millisecond
 */
record Settlement(
        String operationId,
        int itemIndex,
        int attemptNo,
        String sponsorId,
        String contactKey,
        Resolution resolution,
        String note,
        String settledBy,
        Instant settledAt) {

    /** What the channels are told; who and why is nobody's business there. */
    UnknownSettlement event() {
        return new UnknownSettlement(
                operationId, itemIndex, attemptNo, sponsorId, contactKey, resolution, settledAt);
    }
}
