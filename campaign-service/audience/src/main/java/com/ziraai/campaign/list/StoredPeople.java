package com.ziraai.campaign.list;

import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * People as lists keep them: one Avro record each. A run is read by the schema it was written with,
 * so a field that is added to ours needs a default, which people of before then have.
 */
final class StoredPeople {

    private static final String NAMESPACE = "com.ziraai.campaign.list";
    private static final Schema TEXT = ofStrings(Schema.create(Schema.Type.STRING));
    private static final Schema TEXT_IF_ANY =
            Schema.createUnion(Schema.create(Schema.Type.NULL), TEXT);

    static final Schema KIND =
            Schema.createEnum("AddressKind", null, NAMESPACE, List.of("PHONE", "EMAIL"));

    private static final Schema ADDRESS =
            schema(
                    "PersonAddress",
                    field("kind", KIND),
                    field("value", TEXT),
                    field("key", TEXT),
                    field("country", TEXT_IF_ANY));

    /** Fields are taken by position, here and by {@link PersonReader}. */
    static final Schema SCHEMA =
            schema(
                    "Person",
                    field("addresses", Schema.createArray(ADDRESS)),
                    field("name", TEXT_IF_ANY),
                    field("values", ofStrings(Schema.createMap(TEXT))),
                    field("code", TEXT_IF_ANY),
                    field("message", TEXT_IF_ANY),
                    field("externalId", TEXT_IF_ANY),
                    field("row", Schema.create(Schema.Type.LONG)));

    /** Of what {@link #pack} writes. */
    static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(SCHEMA);

    private static final Map<Address, GenericData.EnumSymbol> SYMBOLS =
            Map.of(Address.PHONE, symbol(Address.PHONE), Address.EMAIL, symbol(Address.EMAIL));

    private StoredPeople() {}

    private static Schema schema(String name, Schema.Field... fields) {
        return Schema.createRecord(name, null, NAMESPACE, false, List.of(fields));
    }

    private static Schema.Field field(String name, Schema type) {
        return new Schema.Field(
                name, type, null, type.isUnion() ? Schema.Field.NULL_DEFAULT_VALUE : null);
    }

    private static Schema ofStrings(Schema type) {
        GenericData.setStringType(type, StringType.String);
        return type;
    }

    private static GenericData.EnumSymbol symbol(Address kind) {
        return new GenericData.EnumSymbol(KIND, kind.name());
    }

    static PackedItems pack(List<Person> people) {
        return PackedItems.of(SCHEMA, people.stream().map(StoredPeople::record).toList());
    }

    private static GenericRecord record(Person person) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        List<ContactAddress> all = person.addresses().all();
        List<GenericRecord> addresses = new ArrayList<>(all.size());
        all.forEach(each -> addresses.add(record(each)));
        record.put(0, addresses);
        record.put(1, person.name());
        record.put(2, person.values());
        record.put(3, person.code());
        record.put(4, person.message());
        record.put(5, person.externalId());
        record.put(6, person.row());
        return record;
    }

    private static GenericRecord record(ContactAddress address) {
        GenericRecord record = new GenericData.Record(ADDRESS);
        record.put(0, SYMBOLS.get(address.kind()));
        record.put(1, address.value());
        record.put(2, address.key());
        record.put(3, address.country());
        return record;
    }

    /**
     * @param keys of addresses, as lists of before have none of e-mail addresses
     */
    static List<Person> unpack(PackedItems packed, ContactKeys keys) {
        Schema writer = packed.writer();
        if (writer.equals(SCHEMA)) {
            return packed.read(new PersonReader(), person -> person);
        }
        return writer.getField("addresses") == null
                ? new FormerPeople(keys.hasher()).unpack(packed)
                : packed.read(
                        new GenericDatumReader<GenericRecord>(writer, SCHEMA),
                        StoredPeople::person);
    }

    private static Person person(GenericRecord record) {
        return new Person(
                Addresses.of(addresses(record)),
                (String) record.get(1),
                values(record),
                (String) record.get(3),
                (String) record.get(4),
                (String) record.get(5),
                (Long) record.get(6));
    }

    private static List<ContactAddress> addresses(GenericRecord record) {
        Collection<?> stored = (Collection<?>) record.get(0);
        List<ContactAddress> addresses = new ArrayList<>(stored.size());
        stored.forEach(each -> addresses.add(address((GenericRecord) each)));
        return addresses;
    }

    private static ContactAddress address(GenericRecord record) {
        return new ContactAddress(
                Address.valueOf(record.get(0).toString()),
                text(record, 1),
                text(record, 2),
                (String) record.get(3));
    }

    private static String text(GenericRecord record, int position) {
        return (String) record.get(position);
    }

    @SuppressWarnings("unchecked") // as the schema says
    private static Map<String, String> values(GenericRecord record) {
        return (Map<String, String>) record.get(2);
    }
}
