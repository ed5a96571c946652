package com.ziraai.messaging.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.testkit.Requests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    private static final int ID = 0x01020304;

    private boolean away;
    private int asked;
    private final RecordWriter writer = new RecordWriter(this::register);
    private final RecordReader reader =
            new RecordReader(_ -> Optional.of(DistributionRequested.getClassSchema()));

    private int register(String subject, Schema schema) {
        asked++;
        if (away) {
            throw new RegistryAwayException("away", new IOException());
        }
        assertThat(subject).isEqualTo("distribution.requested.v1-value");
        assertThat(schema).isEqualTo(DistributionRequested.getClassSchema());
        return ID;
    }

    @Test
    void writesTheIdAndWhatIsReadAgain() {
        writer.register(Topics.DISTRIBUTION_REQUESTED);
        byte[] value = write(3);
        assertThat(value).startsWith(0, 1, 2, 3, 4);
        assertThat(reader.read(DistributionRequested.class, value)).isEqualTo(Requests.of(3));
    }

    @Test
    void doesNotAskTheRegistryForRecords() {
        writer.register(Topics.DISTRIBUTION_REQUESTED);
        away = true;
        assertThat(write(3)).isEqualTo(write(3)).isNotEqualTo(write(4));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void callsTheRegistryAwayUntilTheSchemaIsRegistered() {
        away = true;
        assertThatThrownBy(() -> writer.register(Topics.DISTRIBUTION_REQUESTED))
                .isInstanceOf(RegistryAwayException.class);
        assertThatThrownBy(() -> write(3))
                .isInstanceOf(RegistryAwayException.class)
                .hasMessageContaining("distribution.requested.v1");
        away = false;
        writer.register(Topics.DISTRIBUTION_REQUESTED);
        assertThat(write(3)).isNotEmpty();
    }

    /** Half a record is left in the encoder, and no byte of it may come before the next one. */
    @Test
    void aRecordThatCannotBeWrittenLeavesNothingBehind() {
        writer.register(Topics.DISTRIBUTION_REQUESTED);
        byte[] value = write(3);
        DistributionRequested incomplete = Requests.of(4);
        incomplete.put(incomplete.getSchema().getField("retry").pos(), null);
        assertThatThrownBy(() -> writer.write(Topics.DISTRIBUTION_REQUESTED, incomplete))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distribution.requested.v1");
        assertThat(write(3)).isEqualTo(value);
    }

    @Test
    void theLargestRecordLeavesNothingBehind() {
        RecordWriter any = new RecordWriter((_, _) -> ID);
        any.register(Topics.SMS_RECEIPTS);
        any.register(Topics.DISTRIBUTION_REQUESTED);
        byte[] before = any.write(Topics.DISTRIBUTION_REQUESTED, Requests.of(3));
        ByteBuffer body = ByteBuffer.allocate(900_000);
        byte[] largest =
                any.write(
                        Topics.SMS_RECEIPTS,
                        new ProviderReceipt("kannel", "", body, Instant.EPOCH));
        assertThat(largest).hasSizeGreaterThan(900_000);
        assertThat(any.write(Topics.DISTRIBUTION_REQUESTED, Requests.of(3))).isEqualTo(before);
    }

    private byte[] write(int index) {
        return writer.write(Topics.DISTRIBUTION_REQUESTED, Requests.of(index));
    }
}
