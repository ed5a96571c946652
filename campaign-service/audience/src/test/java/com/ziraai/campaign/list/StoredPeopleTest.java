package com.ziraai.campaign.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.FormerRows;
import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredPeopleTest {

    private static final ContactKeys KEYS = new ContactKeys("a-secret-for-tests");
    private static final ContactKeys.Hasher HASHER = KEYS.hasher();

    private static final Person AYSE =
            ayse(phone("+905551234567"), email("Ayse@example.org", "ayse@example.org"));

    private static final Person SOMEBODY = nobody(phone("+905551234568"));

    @Test
    void peopleComeBackAsTheyWere() {
        List<Person> people =
                List.of(
                        ayse(
                                phone("+905551234567"),
                                phone("+905551234569"),
                                email("a@b.com", "a@b.com"),
                                email("C@d.com", "c@d.com")),
                        SOMEBODY,
                        nobody(email("a@b.com", "a@b.com")));
        PackedItems packed = StoredPeople.pack(people);
        assertThat(StoredPeople.unpack(packed, KEYS)).isEqualTo(people);
        // As it is read from the database, so that rows of today are read without records between.
        assertThat(new Schema.Parser().parse(packed.writer().toString()))
                .isEqualTo(StoredPeople.SCHEMA);
        assertThat(SchemaNormalization.parsingFingerprint64(packed.writer()))
                .isEqualTo(StoredPeople.FINGERPRINT);
    }

    @Test
    void whoHasNoNumberIsKnownByTheFirstEmailAddress() {
        Person person = nobody(email("a@b.com", "a@b.com"), email("c@d.com", "c@d.com"));
        assertThat(StoredPeople.unpack(StoredPeople.pack(List.of(person)), KEYS))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.addresses().contactKey())
                                .isEqualTo(HASHER.keyOf("a@b.com")));
    }

    /** Rows written by the code of that time; none had a key of an e-mail address at first. */
    @ParameterizedTest
    @EnumSource
    void peopleOfListsOfBeforeAreReadAndGetTheKeyThatIsMissing(FormerRows former) {
        List<Person> people = StoredPeople.unpack(former.packed(), KEYS);
        assertThat(people)
                .containsExactly(
                        AYSE,
                        former == FormerRows.WITH_EMAIL_KEY
                                ? nobody(email("ali@example.org", "ali@example.org"))
                                : SOMEBODY);
        // An operation's items and the lists of today are of the same people.
        assertThat(StoredPeople.unpack(StoredPeople.pack(people), KEYS)).isEqualTo(people);
    }

    /** As rows of today will be once a person has more than this. */
    @Test
    void peopleOfAnOlderSchemaAreReadByIt() {
        List<Schema.Field> former =
                StoredPeople.SCHEMA.getFields().stream()
                        .filter(field -> !field.name().equals("externalId"))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList();
        Schema older =
                Schema.createRecord(StoredPeople.SCHEMA.getFullName(), null, null, false, former);
        GenericRecord address = new GenericData.Record(former.getFirst().schema().getElementType());
        address.put("kind", new GenericData.EnumSymbol(address.getSchema(), "PHONE"));
        address.put("value", "+905551234567");
        address.put("key", "key-1");
        GenericRecord person = new GenericData.Record(older);
        person.put("addresses", List.of(address));
        person.put("values", Map.of());
        person.put("message", "Merhaba {Bölge}");
        person.put("row", 2L);
        PackedItems packed = PackedItems.of(older, List.of(person));
        assertThat(StoredPeople.unpack(packed, KEYS))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.addresses().phone()).isEqualTo("+905551234567");
                    assertThat(each.message()).isEqualTo("Merhaba {Bölge}");
                    assertThat(each.externalId()).isNull();
                });
    }

    private static ContactAddress phone(String number) {
        return new ContactAddress(Address.PHONE, number, HASHER.keyOf(number), "TR");
    }

    private static ContactAddress email(String value, String normalised) {
        return new ContactAddress(Address.EMAIL, value, HASHER.keyOf(normalised), null);
    }

    private static Person ayse(ContactAddress... addresses) {
        return new Person(
                addresses(addresses),
                "Ayşe",
                Map.of("Bölge", "Ege"),
                "AGRI-1",
                "Merhaba {Bölge}",
                "M-7",
                2L);
    }

    private static Person nobody(ContactAddress... addresses) {
        return new Person(addresses(addresses), null, Map.of(), null, null, null, 3L);
    }

    private static Addresses addresses(ContactAddress... addresses) {
        return Addresses.of(new ArrayList<>(List.of(addresses)));
    }
}
