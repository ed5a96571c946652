package com.ziraai.campaign.list;

import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Person.Address;
import com.ziraai.event.DistributionRequested;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * People as lists keep them. A run is read by the schema it was written with: a field that is added
 * to ours needs a default, which people of before then have.
 */
final class StoredPeople {

    private static final Schema TEXT = ofStrings(Schema.create(Schema.Type.STRING));
    private static final Schema TEXT_IF_ANY =
            Schema.createUnion(Schema.create(Schema.Type.NULL), TEXT);

    private static final List<Field> FIELDS =
            List.of(
                    new Field("contactKey", TEXT, person -> person.address().key()),
                    new Field("phone", TEXT_IF_ANY, person -> person.address().phone()),
                    new Field("country", TEXT_IF_ANY, person -> person.address().country()),
                    new Field("name", TEXT_IF_ANY, Person::name),
                    new Field("email", TEXT_IF_ANY, person -> person.address().email()),
                    new Field("emailKey", TEXT_IF_ANY, person -> person.address().emailKey()),
                    new Field("values", ofStrings(Schema.createMap(TEXT)), Person::values),
                    new Field("code", TEXT_IF_ANY, Person::code),
                    new Field("message", TEXT_IF_ANY, Person::message),
                    new Field("externalId", TEXT_IF_ANY, Person::externalId),
                    new Field("row", Schema.create(Schema.Type.LONG), Person::row));

    static final Schema SCHEMA =
            Schema.createRecord(
                    "Person",
                    null,
                    "com.ziraai.campaign.list",
                    false,
                    FIELDS.stream().map(Field::ofSchema).toList());

    /** Of what {@link #pack} writes. */
    static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(SCHEMA);

    private StoredPeople() {}

    private record Field(
            String name, Schema type, Function<Person, ? extends @Nullable Object> value) {

        Schema.Field ofSchema() {
            return new Schema.Field(
                    name, type, null, type.isUnion() ? Schema.Field.NULL_DEFAULT_VALUE : null);
        }
    }

    private static Schema ofStrings(Schema type) {
        GenericData.setStringType(type, StringType.String);
        return type;
    }

    static PackedItems pack(List<Person> people) {
        return PackedItems.of(SCHEMA, people.stream().map(StoredPeople::record).toList());
    }

    private static GenericRecord record(Person person) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        for (int i = 0; i < FIELDS.size(); i++) {
            record.put(i, FIELDS.get(i).value.apply(person));
        }
        return record;
    }

    static List<Person> unpack(PackedItems packed) {
        return packed.writer().getFullName().equals(SCHEMA.getFullName())
                ? packed.read(
                        new GenericDatumReader<GenericRecord>(packed.writer(), SCHEMA),
                        StoredPeople::person)
                : packed.unpack().stream().map(StoredPeople::person).toList();
    }

    private static Person person(GenericRecord record) {
        return new Person(
                new Address(
                        (String) record.get("contactKey"),
                        text(record, "phone"),
                        text(record, "country"),
                        text(record, "email"),
                        text(record, "emailKey")),
                text(record, "name"),
                values(record),
                text(record, "code"),
                text(record, "message"),
                text(record, "externalId"),
                (Long) record.get("row"));
    }

    private static @Nullable String text(GenericRecord record, String field) {
        return (String) record.get(field);
    }

    @SuppressWarnings("unchecked") // as the schema says
    private static Map<String, String> values(GenericRecord record) {
        return (Map<String, String>) record.get("values");
    }

    /** Lists of before kept people as items, with all that is an operation's left empty. */
    private static Person person(DistributionRequested item) {
        return new Person(
                new Address(
                        item.getItem().getContactKey(),
                        item.getRecipient().getPhone(),
                        item.getRecipient().getCountry(),
                        item.getRecipient().getEmail(),
                        item.getRecipient().getEmailKey()),
                item.getRecipient().getName(),
                item.getPersonalization(),
                item.getSponsorshipCode(),
                item.getMessageTemplate(),
                item.getExternalId(),
                item.getSourceRow());
    }
}
