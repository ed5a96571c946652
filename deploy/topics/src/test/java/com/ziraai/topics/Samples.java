package com.ziraai.topics;

import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Item;
import java.time.Instant;

/** What became of SMS attempts. */
final class Samples {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Samples() {}

    static Item item(String operationId, int index) {
        return new Item(operationId, index, "sponsor", "contact-" + index, START);
    }

    static DeliveryOutcome outcome(Item item, int attemptNo, AttemptStatus status) {
        return DeliveryOutcome.newBuilder()
                .setAttempt(new Attempt(item, attemptNo))
                .setChannel(Channel.SMS)
                .setStatus(status)
                .setEvidence(Evidence.ANSWER)
                .setProvider("kannel")
                .setSender("ZIRAAI")
                .setParts(1)
                .setOccurredAt(START)
                .setRecordedAt(START)
                .build();
    }
}
