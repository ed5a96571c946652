package com.ziraai.campaign.list;

import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as it is kept: the item an operation will send, with all that concerns the recipient filled
 * in and all that is the operation's left empty. So sending to a list is nearly a copy.
 */
final class StoredRow {

    private static final RetryPlan NO_RETRY = new RetryPlan(0, null);

    private StoredRow() {}

    /**
     * @param row its number in the file
     */
    static DistributionRequested of(
            Recipient recipient, Reachable number, String contactKey, long row) {
        return new DistributionRequested(
                new Item("", 0, "", contactKey, Instant.EPOCH),
                new com.ziraai.event.Recipient(
                        recipient.name(), number.e164(), number.country(), recipient.email()),
                "",
                "",
                "",
                Channel.SMS,
                List.of(),
                recipient.customMessage(),
                values(recipient),
                recipient.sponsorshipCode(),
                0,
                NO_RETRY,
                Guarantee.AT_MOST_ONCE,
                null,
                List.of(),
                null,
                null,
                recipient.externalId(),
                row,
                false);
    }

    private static Map<String, String> values(Recipient recipient) {
        Map<String, String> values = new HashMap<>();
        recipient
                .values()
                .forEach((key, value) -> {
                    if (value != null) {
                        values.put(key, value);
                    }
                });
        return values;
    }
}
