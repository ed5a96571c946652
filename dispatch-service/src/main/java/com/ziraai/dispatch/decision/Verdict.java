package com.ziraai.dispatch.decision;

import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;

/** What becomes of an attempt number. */
sealed interface Verdict {

    /** The attempt is made on that channel. */
    record Send(Channel channel) implements Verdict {}

    /** It is not made: the item ends there. */
    record End(ItemStatus status) implements Verdict {}
}
