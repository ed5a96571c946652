package com.ziraai.campaign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedBatchesTest {

    @ParameterizedTest
    @CsvSource({"1, 25", "25, 25", "26, 25", "250, 25", "999, 100"})
    void everyItemComesBackInItsBatch(int total, int batchSize) {
        PackedBatches packed = PackedBatches.of(total, batchSize, PackedBatchesTest::item);
        List<DistributionRequested> unpacked = Batches.unpack(packed);
        assertThat(unpacked).hasSize(total);
        for (int index = 0; index < total; index++) {
            assertThat(unpacked.get(index)).isEqualTo(item(index));
        }
    }

    @Test
    void whatRepeatsInABatchCostsLittle() {
        PackedBatches packed = PackedBatches.of(500, 50, PackedBatchesTest::item);
        assertThat(packed.bytes().length / 500).isLessThan(80);
    }

    @Test
    void aBatchOfAnOlderSchemaIsRead() {
        String older =
                DistributionRequested.getClassSchema()
                        .toString()
                        .replace("\"name\":\"codeValidityDays\"", "\"name\":\"formerName\"");
        Schema writer = new Schema.Parser().parse(older);
        assertThat(writer.getField("formerName")).isNotNull();
        PackedBatches packed = PackedBatches.of(1, 1, PackedBatchesTest::item);
        // A reader that ignored the writer's schema would not notice that the field is missing.
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new PackedItems(writer, 1, packed.bytes()).unpack())
                .hasMessageContaining("codeValidityDays");
    }

    @Test
    void whoItemsAreForIsReadWithoutTheRest() {
        PackedItems packed = Batches.packed(List.of(item(7), item(8)));
        assertThat(packed.people())
                .containsExactly(
                        new StoredPerson(7, "M-7", 9L, "+905551000007"),
                        new StoredPerson(8, "M-8", 10L, "+905551000008"));
    }

    @Test
    void whoItemsOfAnOlderSchemaAreForCanBeRead() {
        Schema ours = DistributionRequested.getClassSchema();
        List<Schema.Field> former =
                ours.getFields().stream()
                        .filter(field -> !field.name().equals("externalId"))
                        .filter(field -> !field.name().equals("sourceRow"))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList();
        Schema older = Schema.createRecord(ours.getFullName(), null, null, false, former);
        assertThat(
                        SchemaCompatibility.checkReaderWriterCompatibility(StoredPerson.PART, older)
                                .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static DistributionRequested item(int index) {
        return new DistributionRequested(
                new Item("bulk_x", index, "s-1", "key" + index, Instant.EPOCH),
                new Recipient("Çiftçi " + index, "+90555" + (1_000_000 + index), "TR", null, null),
                "Sponsor",
                "Europe/Istanbul",
                "tr",
                Channel.SMS,
                List.of(Channel.WHATSAPP),
                "Merhaba {name}! Tarım sponsorluğu programımıza katılmak için: {link}",
                Map.of("region", "Antalya"),
                null,
                30,
                new RetryPlan(2, 30),
                Guarantee.AT_MOST_ONCE,
                null,
                List.of(),
                null,
                null,
                "M-" + index,
                index + 2L,
                false,
                null,
                null);
    }
}
