package com.ziraai.campaign.forecast;

import com.ziraai.event.Channel;
import com.ziraai.event.OperationType;

/** What operations wait in together. */
record Line(Channel channel, OperationType type) {

    boolean goesByChannel() {
        return switch (type) {
            case BULK_LINK_SEND -> true;
            case BULK_CODE_GENERATION -> false;
        };
    }
}
