package com.ziraai.campaign.list;

import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads people of our own schema, which nearly all are, without a record in between: each row of a
 * million is read when a list is sent to.
 */
final class PersonReader extends GenericDatumReader<Person> {

    private static final List<Address> KINDS =
            StoredPeople.KIND.getEnumSymbols().stream().map(Address::valueOf).toList();

    PersonReader() {
        super(StoredPeople.SCHEMA);
    }

    @Override
    public Person read(@Nullable Person reuse, Decoder in) throws IOException {
        return new Person(
                Addresses.of(addresses(in)),
                textIfAny(in),
                values(in),
                textIfAny(in),
                textIfAny(in),
                textIfAny(in),
                in.readLong());
    }

    private static List<ContactAddress> addresses(Decoder in) throws IOException {
        List<ContactAddress> addresses = new ArrayList<>(2);
        for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
            for (long i = 0; i < block; i++) {
                addresses.add(
                        new ContactAddress(
                                KINDS.get(in.readEnum()),
                                in.readString(),
                                in.readString(),
                                textIfAny(in)));
            }
        }
        return addresses;
    }

    private static Map<String, String> values(Decoder in) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (long block = in.readMapStart(); block > 0; block = in.mapNext()) {
            for (long i = 0; i < block; i++) {
                values.put(in.readString(), in.readString());
            }
        }
        return values;
    }

    private static @Nullable String textIfAny(Decoder in) throws IOException {
        if (in.readIndex() == 0) {
            in.readNull();
            return null;
        }
        return in.readString();
    }
}
