package com.ziraai.proof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class CommandsSeenTest {

    private static final Instant ACKNOWLEDGED = Instant.parse("2026-11-21T23:00:00Z");

    private static final Schema ITEM =
            SchemaBuilder.record("Item")
                    .fields()
                    .requiredString("operationId")
                    .requiredInt("itemIndex")
                    .requiredString("sponsorId")
                    .requiredString("contactKey")
                    .endRecord();
    private static final Schema ATTEMPT =
            SchemaBuilder.record("Attempt")
                    .fields()
                    .name("item")
                    .type(ITEM)
                    .noDefault()
                    .requiredInt("attemptNo")
                    .endRecord();
    private static final Schema COMMAND =
            SchemaBuilder.record("Send")
                    .fields()
                    .name("attempt")
                    .type(ATTEMPT)
                    .noDefault()
                    .requiredLong("decidedAt")
                    .endRecord();

    @Test
    void aCommandDecidedAfterItsSuppressionWasAcknowledgedIsTooLate() {
        CommandsSeen seen = new CommandsSeen(Map.of("one/somebody", ACKNOWLEDGED));
        seen.command(command("one", "somebody", ACKNOWLEDGED));
        seen.command(command("two", "somebody", ACKNOWLEDGED.plusSeconds(1)));
        seen.command(command("one", "another", ACKNOWLEDGED.plusSeconds(1)));
        assertThat(seen.tooLate("bulk")).isEmpty();
        assertThat(seen.ofSuppressed("bulk")).isEqualTo(1);

        seen.command(command("one", "somebody", ACKNOWLEDGED.plusMillis(1)));
        assertThat(seen.tooLate("bulk")).singleElement().asString().startsWith("7/1 decided");
        assertThat(seen.ofSuppressed("bulk")).isEqualTo(2);
        assertThat(seen.tooLate("other")).isEmpty();
    }

    private static GenericRecord command(String sponsor, String contactKey, Instant decidedAt) {
        GenericRecord item = new GenericData.Record(ITEM);
        item.put("operationId", "bulk");
        item.put("itemIndex", 7);
        item.put("sponsorId", sponsor);
        item.put("contactKey", contactKey);
        GenericRecord attempt = new GenericData.Record(ATTEMPT);
        attempt.put("item", item);
        attempt.put("attemptNo", 1);
        GenericRecord command = new GenericData.Record(COMMAND);
        command.put("attempt", attempt);
        command.put("decidedAt", decidedAt.toEpochMilli());
        return command;
    }
}
