package com.ziraai.topics.value;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Confluent's wire format: a zero byte, four bytes of schema id, Avro. */
public final class WireFormat {

    static final int HEADER = 5;

    private WireFormat() {}

    /** The id of the schema a value was written with; none if it is not in this format. */
    public static OptionalInt schemaId(byte @Nullable [] value) {
        return value == null || value.length < HEADER || value[0] != 0
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(value, 1, 4).getInt());
    }

    /** The same value under the id the same schema has elsewhere. */
    public static byte[] withSchemaId(byte[] value, int id) {
        byte[] copy = value.clone();
        ByteBuffer.wrap(copy, 1, 4).putInt(id);
        return copy;
    }
}
