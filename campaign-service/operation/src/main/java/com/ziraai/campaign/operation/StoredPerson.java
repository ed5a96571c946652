package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Who an item is for, as it was accepted.
 *
 * @param externalId the sponsor's own reference; null where none was given
 * @param row of the uploaded file; null where the person came in a request
 * @param phone E.164; null where no number was found, or the item is only a code
 */
public record StoredPerson(
        int itemIndex, @Nullable String externalId, @Nullable Long row, @Nullable String phone) {

    /** As much of an item as this takes: what else a batch holds is skipped, not read. */
    static final Schema PART =
            part(
                    DistributionRequested.getClassSchema(),
                    field("item", part(Item.getClassSchema(), field("itemIndex"))),
                    field("recipient", part(Recipient.getClassSchema(), field("phone"))),
                    field("externalId"),
                    field("sourceRow"));

    static StoredPerson of(GenericRecord part) {
        GenericRecord item = (GenericRecord) part.get("item");
        GenericRecord recipient = (GenericRecord) part.get("recipient");
        return new StoredPerson(
                (Integer) item.get("itemIndex"),
                (String) part.get("externalId"),
                (Long) part.get("sourceRow"),
                (String) recipient.get("phone"));
    }

    /**
     * @param schema of what the field shows; null for all of it
     */
    private record Wanted(String name, @Nullable Schema schema) {}

    private static Wanted field(String name) {
        return new Wanted(name, null);
    }

    private static Wanted field(String name, Schema schema) {
        return new Wanted(name, schema);
    }

    private static Schema part(Schema whole, Wanted... wanted) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Wanted each : wanted) {
            Schema.Field field = whole.getField(each.name);
            fields.add(new Schema.Field(field, each.schema == null ? field.schema() : each.schema));
        }
        return Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, fields);
    }
}
