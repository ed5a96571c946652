package com.ziraai.campaign.settlement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.ziraai.campaign.item.Person;
import org.jspecify.annotations.Nullable;

/**
 * An item whose result is unknown.
 *
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo the attempt nobody can tell of
 * @param channel its channel; null while only the deadline is known
 * @param parked whether its deadline has passed, after which it is never sent again
 * @param person who it is for
 */
record UnknownItem(
        int itemIndex,
        int attemptNo,
        @Nullable String channel,
        boolean parked,
        @JsonUnwrapped Person person) {

    UnknownItem of(Person known) {
        return new UnknownItem(itemIndex, attemptNo, channel, parked, known);
    }
}
