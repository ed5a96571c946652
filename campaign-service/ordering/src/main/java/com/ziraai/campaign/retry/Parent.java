package com.ziraai.campaign.retry;

import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import java.time.Duration;
import java.util.Optional;

/**
 * The operation whose items are taken up; what it says of channel, pace and times holds for them
 * again.
 *
 * @param request as it was stored, as JSON
 */
record Parent(
        OperationId id,
        String sponsorId,
        String name,
        Channel channel,
        Pace pace,
        int priority,
        OpenTime openTime,
        String request) {

    /** At once, as far as the operation's hours and days allow. */
    Timing timing() {
        return new Timing(Optional.empty(), openTime, Duration.ZERO);
    }
}
