package com.ziraai.campaign.history;

import com.ziraai.event.OperationType;

/** The words of the API. */
final class Words {

    private Words() {}

    static String of(OperationType type) {
        return switch (type) {
            case BULK_LINK_SEND -> "BulkLinkSend";
            case BULK_CODE_GENERATION -> "BulkCodeGeneration";
        };
    }
}
