package com.ziraai.proof.oracle;

import java.util.Objects;
import org.apache.avro.generic.GenericRecord;

/** Reading of generic records. */
final class Fields {

    private Fields() {}

    static GenericRecord record(GenericRecord parent, String field) {
        return (GenericRecord) Objects.requireNonNull(parent.get(field), field);
    }

    static String text(GenericRecord record, String field) {
        return Objects.requireNonNull(record.get(field), field).toString();
    }

    static int number(GenericRecord record, String field) {
        return ((Number) Objects.requireNonNull(record.get(field), field)).intValue();
    }

    static long big(GenericRecord record, String field) {
        return ((Number) Objects.requireNonNull(record.get(field), field)).longValue();
    }
}
