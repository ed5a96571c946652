package com.ziraai.simulator.cloudapi;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.Report;
import java.util.Optional;

/** One element of {@code statuses} on its way. */
record Status(
        String wamid,
        String phoneNumberId,
        String recipientId,
        Optional<String> callbackData,
        Report report,
        Entry entry) {

    String name() {
        return switch (report) {
            case Report.Sent _ -> "sent";
            case Report.Delivered _ -> "delivered";
            case Report.Read _ -> "read";
            case Report.Failed _ -> "failed";
        };
    }
}
