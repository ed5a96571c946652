package com.ziraai.dispatch.gate;

import com.ziraai.contract.Media;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.message.Cost;
import java.util.Objects;

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

    /** Key of the address it goes to: {@link #contactKey()}, unless that is of another one. */
    public String addressKey() {
        return Objects.requireNonNullElseGet(
                Media.addressOf(channel).keyOf(ready.getRequest()), this::contactKey);
    }
}
