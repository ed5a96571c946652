package com.ziraai.topics.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.testkit.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    /** Text fields that name nobody; a new field of the contract has to be put here or masked. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "addressKey",
                    "alert",
                    "alertKey",
                    "attachmentId",
                    "avoid",
                    "code",
                    "contactKey",
                    "countries",
                    "country",
                    "detail",
                    "emailKey",
                    "emailSubject",
                    "language",
                    "link",
                    "messageTemplate",
                    "reason",
                    "operationId",
                    "prefix",
                    "provider",
                    "providerCode",
                    "providerMessageId",
                    "sender",
                    "sha256",
                    "sponsorId",
                    "sponsorName",
                    "sponsors",
                    "sponsorshipCode",
                    "templateName",
                    "timeZone",
                    "type",
                    "unsubscribeMark");

    @Test
    void showsNoAddressAndNoNameByDefault() throws IOException {
        String json = new JsonText(Mask.PERSONAL).of(generic(Requests.of(3)));
        assertThat(json)
                .doesNotContain("Ayşe")
                .doesNotContain("905551234567")
                .doesNotContain("Antalya")
                .contains("\"+90•••67\"")
                .contains("\"A•••\"")
                .contains("bulk_0198c0de-7a10-7c3e-9f00-0123456789ab");
    }

    @Test
    void showsEverythingWhenAskedTo() throws IOException {
        assertThat(new JsonText(Mask.CLEAR).of(generic(Requests.of(3))))
                .contains("Ayşe", "+905551234567", "Antalya");
    }

    @Test
    void showsNoCodeWhereThatIsAskedFor() throws IOException {
        DistributionReady ready =
                new DistributionReady(
                        Requests.of(3), "SP-20261122-ABCDE", "https://x.test/ABCDE", null, null);
        assertThat(new JsonText(Mask.PERSONAL_AND_CODES).of(generic(ready)))
                .contains("\"code\" : \"S•••\"", "\"link\" : \"h•••\"")
                .doesNotContain("ABCDE", "Ayşe", "905551234567");
        assertThat(new JsonText(Mask.PERSONAL).of(generic(ready))).contains("SP-20261122-ABCDE");
    }

    @Test
    void writesTimesEnumsUnionsAndBytesForPeople() throws IOException {
        ProviderReceipt receipt =
                new ProviderReceipt(
                        "kannel",
                        "to=905551234567",
                        ByteBuffer.wrap("späť".getBytes(StandardCharsets.UTF_8)),
                        Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(new JsonText(Mask.PERSONAL).of(generic(receipt)))
                .contains("\"2026-11-22T10:00:00Z\"", "••• (6 bytes)")
                .doesNotContain("905551234567");
        assertThat(new JsonText(Mask.CLEAR).of(generic(receipt))).contains("\"späť\"");
        assertThat(new JsonText(Mask.CLEAR).of(generic(Requests.of(3))))
                .contains("\"channel\" : \"SMS\"", "\"refusal\" : null");
    }

    @Test
    void masksNumbersInSentencesAndLeavesIdsAlone() {
        assertThat(Mask.PERSONAL.sentence("no route to +90 555 123 45 67 (x)"))
                .isEqualTo("no route to ••• (x)");
        assertThat(Mask.PERSONAL.sentence("bulk_0198c0de-7a10-7c3e-9f00-012345678901 of 2026"))
                .isEqualTo("bulk_0198c0de-7a10-7c3e-9f00-012345678901 of 2026");
    }

    @Test
    void everyTextOfTheContractIsEitherMaskedOrKnownToBeHarmless() {
        Set<String> texts = new TreeSet<>();
        for (Topic<?> topic : Topics.all()) {
            texts(SpecificData.get().getSchema(topic.record()), "", texts);
        }
        texts.removeAll(HARMLESS);
        texts.removeAll(Mask.ADDRESSES);
        texts.removeAll(Mask.PRIVATE);
        assertThat(texts).isEmpty();
    }

    private static void texts(Schema schema, String field, Set<String> found) {
        switch (schema.getType()) {
            case STRING, BYTES -> found.add(field);
            case RECORD ->
                    schema.getFields().forEach(each -> texts(each.schema(), each.name(), found));
            case UNION -> schema.getTypes().forEach(each -> texts(each, field, found));
            case ARRAY -> texts(schema.getElementType(), field, found);
            case MAP -> texts(schema.getValueType(), field, found);
            default -> Stream.empty();
        }
    }

    private static <T extends SpecificRecord> GenericRecord generic(T record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<T>(
                        record.getSchema(), SpecificData.getForSchema(record.getSchema()))
                .write(record, encoder);
        encoder.flush();
        return new GenericDatumReader<GenericRecord>(record.getSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
