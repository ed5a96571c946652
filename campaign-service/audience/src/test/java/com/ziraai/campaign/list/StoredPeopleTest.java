package com.ziraai.campaign.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.operation.Batches;
import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Person.Address;
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
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class StoredPeopleTest {

    private static final Person AYSE =
            new Person(
                    new Address("key-1", "+905551234567", "TR", "a@b.com", "key-m"),
                    "Ayşe",
                    Map.of("Bölge", "Ege"),
                    "AGRI-1",
                    "Merhaba {Bölge}",
                    "M-7",
                    2L);

    private static final Person SOMEBODY =
            new Person(
                    new Address("key-2", "+905551234568", "TR", null, null),
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    3L);

    @Test
    void peopleComeBackAsTheyWere() {
        assertThat(StoredPeople.unpack(StoredPeople.pack(List.of(AYSE, SOMEBODY))))
                .containsExactly(AYSE, SOMEBODY);
    }

    @Test
    void peopleOfListsThatKeptItemsAreRead() {
        DistributionRequested row =
                DistributionRequested.newBuilder()
                        .setItem(new Item("", 0, "", "key-1", Instant.EPOCH))
                        .setRecipient(
                                new Recipient("Ayşe", "+905551234567", "TR", "a@b.com", "key-m"))
                        .setSponsorName("")
                        .setTimeZone("")
                        .setLanguage("")
                        .setChannel(Channel.SMS)
                        .setFallback(List.of())
                        .setMessageTemplate("Merhaba {Bölge}")
                        .setPersonalization(Map.of("Bölge", "Ege"))
                        .setSponsorshipCode("AGRI-1")
                        .setCodeValidityDays(0)
                        .setRetry(new RetryPlan(0, null))
                        .setGuarantee(Guarantee.AT_MOST_ONCE)
                        .setExternalId("M-7")
                        .setSourceRow(2L)
                        .build();
        assertThat(StoredPeople.unpack(Batches.packed(List.of(row)))).containsExactly(AYSE);
    }

    /** As rows of today will be once a person has more than a phone. */
    @Test
    void peopleOfAnOlderSchemaAreReadByIt() {
        List<Schema.Field> former =
                StoredPeople.SCHEMA.getFields().stream()
                        .filter(field -> !field.name().equals("country"))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList();
        Schema older =
                Schema.createRecord(StoredPeople.SCHEMA.getFullName(), null, null, false, former);
        GenericRecord person = new GenericData.Record(older);
        person.put("contactKey", "key-1");
        person.put("phone", "+905551234567");
        person.put("values", Map.of());
        person.put("message", "Merhaba {Bölge}");
        person.put("row", 2L);
        PackedItems packed = PackedItems.of(older, List.of(person));
        assertThat(StoredPeople.unpack(packed))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.address())
                            .isEqualTo(new Address("key-1", "+905551234567", null, null, null));
                    assertThat(each.message()).isEqualTo("Merhaba {Bölge}");
                });
    }
}
