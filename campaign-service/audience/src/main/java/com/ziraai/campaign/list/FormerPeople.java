package com.ziraai.campaign.list;

import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import com.ziraai.event.DistributionRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * People as lists kept them before a person had addresses: with one number and one e-mail address,
 * or still as items. What was written before e-mail was sent has no key of an e-mail address; it is
 * made here, so that such a list can be written to by e-mail and need not be uploaded again.
 *
 * <p>Not needed any more once all lists are younger than that: after {@code
 * campaign.list.retention}.
 */
final class FormerPeople {

    private final ContactKeys.Hasher keys;

    FormerPeople(ContactKeys.Hasher keys) {
        this.keys = keys;
    }

    List<Person> unpack(PackedItems packed) {
        return packed.writer().getFullName().equals(StoredPeople.SCHEMA.getFullName())
                ? packed.read(new GenericDatumReader<GenericRecord>(packed.writer()), this::person)
                : packed.unpack().stream().map(this::person).toList();
    }

    private Person person(GenericRecord record) {
        return new Person(
                addresses(
                        text(record, "contactKey"),
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
        return record.hasField(field) && record.get(field) instanceof CharSequence text
                ? text.toString()
                : null;
    }

    @SuppressWarnings("unchecked") // as the schema says
    private static Map<String, String> values(GenericRecord record) {
        return (Map<String, String>) record.get("values");
    }

    /** With all that is an operation's left empty. */
    private Person person(DistributionRequested item) {
        return new Person(
                addresses(
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

    private Addresses addresses(
            @Nullable String contactKey,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String email,
            @Nullable String emailKey) {
        List<ContactAddress> all = new ArrayList<>(2);
        if (phone != null) {
            all.add(new ContactAddress(Address.PHONE, phone, contactKey, country));
        }
        address(email, emailKey).ifPresent(all::add);
        return Addresses.of(all);
    }

    private Optional<ContactAddress> address(@Nullable String email, @Nullable String key) {
        return key == null
                ? EmailAddress.of(email)
                        .map(each ->
                                new ContactAddress(
                                        Address.EMAIL,
                                        each.value(),
                                        keys.keyOf(each.normalised()),
                                        null))
                : Optional.ofNullable(email)
                        .map(each -> new ContactAddress(Address.EMAIL, each, key, null));
    }
}
