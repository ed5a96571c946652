package com.ziraai.messaging.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.messaging.testkit.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final int ID = 7;
    private static final int OTHER_ID = 8;

    private final Map<Integer, Schema> registered =
            new HashMap<>(Map.of(ID, DistributionRequested.getClassSchema()));
    private boolean away;
    private final RecordReader reader = new RecordReader(this::schema);

    private Optional<Schema> schema(int id) {
        if (away) {
            throw new RegistryAwayException("away", new IOException());
        }
        return Optional.ofNullable(registered.get(id));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        assertThat(read(written())).isEqualTo(Requests.of(3));
    }

    @Test
    void doesNotAskTwiceForASchema() throws IOException {
        read(written());
        away = true;
        assertThat(read(written())).isEqualTo(Requests.of(3));
    }

    @Test
    void doesNotCallARecordUndecodableThatOnlyTheRegistryCouldExplain() throws IOException {
        byte[] value = written();
        away = true;
        assertThatThrownBy(() -> read(value)).isInstanceOf(RegistryAwayException.class);
        away = false;
        assertThat(read(value)).isEqualTo(Requests.of(3));
    }

    /** Neither the type nor the schema of the record before is taken for those of this one. */
    @Test
    void readsKindsThatTakeTurns() throws IOException {
        byte[] request = written();
        Item item = Requests.of(3).getItem();
        byte[] other = written(OTHER_ID, Item.getClassSchema(), item);
        registered.put(OTHER_ID, Item.getClassSchema());
        for (int turn = 0; turn < 2; turn++) {
            assertThat(read(request)).isEqualTo(Requests.of(3));
            assertThat(reader.read(Item.class, other)).isEqualTo(item);
            assertThatThrownBy(() -> reader.read(Item.class, request))
                    .isInstanceOf(UndecodableRecordException.class);
        }
    }

    @Test
    void refusesWhatCanNeverBeRead() throws IOException {
        byte[] value = written();
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        byte[] shorter = Arrays.copyOf(value, value.length - 1);
        byte[] unknown = value.clone();
        unknown[4] = 99;
        refuses(null, "without a value");
        refuses(new byte[] {0, 0, 0}, "wire format");
        refuses("no avro".getBytes(StandardCharsets.UTF_8), "wire format");
        refuses(unknown, "no schema 99");
        refuses(longer, "no DistributionRequested");
        refuses(shorter, "no DistributionRequested");
    }

    @Test
    void takesNoMemoryForACorruptLength() {
        // A string of 2 GB is announced and nothing follows.
        byte[] value = {0, 0, 0, 0, ID, (byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        refuses(value, "no DistributionRequested");
    }

    private void refuses(byte @Nullable [] value, String reason) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining(reason);
    }

    private DistributionRequested read(byte @Nullable [] value) {
        return reader.read(DistributionRequested.class, value);
    }

    private static byte[] written() throws IOException {
        return written(ID, DistributionRequested.getClassSchema(), Requests.of(3));
    }

    private static byte[] written(int id, Schema schema, Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
