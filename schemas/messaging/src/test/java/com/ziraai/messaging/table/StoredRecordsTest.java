package com.ziraai.messaging.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionReady;
import com.ziraai.messaging.testkit.Requests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;

class StoredRecordsTest {

    private final DistributionReady ready =
            DistributionReady.newBuilder()
                    .setRequest(Requests.of(3))
                    .setCode("SP-20261122-AAAAA")
                    .setLink("https://example.org/SP-20261122-AAAAA")
                    .setExpiresAt(Instant.EPOCH)
                    .build();

    @Test
    void whatWasStoredComesBack() {
        var form = new StoredRecords<>(Topics.DISTRIBUTION_READY);
        assertThat(form.read(form.write(ready))).isEqualTo(ready);
    }

    @Test
    void whatAnEarlierReleaseStoredIsUnderstood() throws IOException {
        Schema earlier = withoutRefusal();
        ByteBuffer stored = write(earlier);
        assertThat(new StoredRecords<>(DistributionReady.class, List.of(earlier)).read(stored))
                .isEqualTo(ready);
    }

    @Test
    void whatNoReleaseStoredIsAnError() throws IOException {
        ByteBuffer stored = write(withoutRefusal());
        assertThatExceptionOfType(MissingSchemaException.class)
                .isThrownBy(
                        () -> new StoredRecords<>(DistributionReady.class, List.of()).read(stored));
        assertThatExceptionOfType(BadHeaderException.class)
                .isThrownBy(() ->
                        new StoredRecords<>(Topics.DISTRIBUTION_READY)
                                .read(ByteBuffer.wrap(new byte[] {1, 2})));
    }

    @Test
    void theReleasedSchemasAreOnTheClassPath() {
        assertThat(getClass().getResource("/released/distribution.ready.v1/001.avsc")).isNotNull();
    }

    private ByteBuffer write(Schema schema) throws IOException {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields()
                .forEach(field ->
                        record.put(
                                field.name(),
                                ready.get(ready.getSchema().getField(field.name()).pos())));
        return new BinaryMessageEncoder<Object>(ready.getSpecificData(), schema).encode(record);
    }

    /** The present schema less its last field, as a release before that field would have it. */
    private static Schema withoutRefusal() {
        Schema present = DistributionReady.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        present.getFields().stream()
                .filter(field -> !field.name().equals("refusal"))
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(
                present.getName(), present.getDoc(), present.getNamespace(), false, fields);
    }
}
