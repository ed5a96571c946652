package com.ziraai.proof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.proof.load.TakingOut.Out;
import com.ziraai.proof.load.TakingOut.Sender;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class SendersSeenTest {

    private static final Instant OUT = Instant.parse("2026-11-21T23:00:00Z");

    private static final Schema ITEM =
            SchemaBuilder.record("Item")
                    .fields()
                    .requiredString("operationId")
                    .requiredInt("itemIndex")
                    .endRecord();
    private static final Schema ATTEMPT =
            SchemaBuilder.record("Attempt")
                    .fields()
                    .name("item")
                    .type(ITEM)
                    .noDefault()
                    .requiredInt("attemptNo")
                    .endRecord();
    private static final Schema OUTCOME =
            SchemaBuilder.record("Outcome")
                    .fields()
                    .name("attempt")
                    .type(ATTEMPT)
                    .noDefault()
                    .requiredString("channel")
                    .requiredString("status")
                    .requiredString("evidence")
                    .requiredString("sender")
                    .requiredLong("occurredAt")
                    .endRecord();

    private final SendersSeen seen =
            new SendersSeen(List.of(new Out(new Sender("sms", "TWO"), OUT, OUT.plusSeconds(60))));

    @Test
    void anAttemptOfTwoSendersIsDividedAndTwoAttemptsAreNot() {
        seen.outcome(outcome(1, "UNKNOWN", "ONE", OUT));
        seen.outcome(outcome(2, "ACCEPTED", "TWO", OUT));
        seen.outcome(outcome(2, "DELIVERED", "TWO", OUT));
        assertThat(seen.divided("bulk")).isEmpty();
        assertThat(seen.count("bulk")).isEqualTo(2);

        seen.outcome(outcome(1, "ACCEPTED", "TWO", OUT));
        assertThat(seen.divided("bulk")).containsExactly("7/1 by [ONE, TWO]");
        assertThat(seen.divided("another")).isEmpty();
    }

    @Test
    void whatASenderTookWhileItWasOutIsToldOnceWhatWasBegunHasEnded() {
        seen.outcome(outcome(1, "ACCEPTED", "TWO", OUT.plusSeconds(20)));
        seen.outcome(outcome(2, "ACCEPTED", "ONE", OUT.plusSeconds(40)));
        seen.outcome(outcome(3, "REJECTED", "TWO", OUT.plusSeconds(40)));
        seen.outcome(outcome(4, "ACCEPTED", "TWO", OUT.plusSeconds(61)));
        assertThat(seen.whileOut("bulk")).isEmpty();

        seen.outcome(outcome(5, "ACCEPTED", "TWO", OUT.plusSeconds(40)));
        assertThat(seen.whileOut("bulk")).singleElement().asString().startsWith("7/5 by TWO at");
    }

    private static GenericRecord outcome(
            int attemptNo, String status, String sender, Instant occurredAt) {
        GenericRecord item = new GenericData.Record(ITEM);
        item.put("operationId", "bulk");
        item.put("itemIndex", 7);
        GenericRecord attempt = new GenericData.Record(ATTEMPT);
        attempt.put("item", item);
        attempt.put("attemptNo", attemptNo);
        GenericRecord outcome = new GenericData.Record(OUTCOME);
        outcome.put("attempt", attempt);
        outcome.put("channel", "SMS");
        outcome.put("status", status);
        outcome.put("evidence", "ANSWER");
        outcome.put("sender", sender);
        outcome.put("occurredAt", occurredAt.toEpochMilli());
        return outcome;
    }
}
