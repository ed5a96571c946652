package com.ziraai.dispatch.gate;

import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.message.Cost;

/**
 * An attempt that is about to be decided.
 *
 * @param attempt its key
 * @param ready its item
 * @param channel it is made on
 * @param cost of its message
 */
public record Send(AttemptKey attempt, DistributionReady ready, Channel channel, Cost cost) {

    public String operationId() {
        return attempt.item().operationId();
    }

    public String sponsorId() {
        return ready.getRequest().getItem().getSponsorId();
    }

    public String contactKey() {
        return ready.getRequest().getItem().getContactKey();
    }
}
