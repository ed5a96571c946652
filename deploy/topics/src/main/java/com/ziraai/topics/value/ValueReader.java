package com.ziraai.topics.value;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads values in Confluent's wire format: a zero byte, four bytes of schema id, Avro. */
public final class ValueReader {

    private static final Map<String, String> DECLARED =
            Topics.all().stream()
                    .collect(Collectors.toMap(Topic::name, each -> each.record().getName()));

    static {
        // A corrupt length must not claim memory a record can never need: brokers take 1 MB.
        String most = String.valueOf(16 << 20);
        System.setProperty("org.apache.avro.limits.bytes.maxLength", most);
        System.setProperty("org.apache.avro.limits.string.maxLength", most);
        System.setProperty("org.apache.avro.limits.collectionItems.maxLength", most);
    }

    private static final int HEADER = 5;

    /** Where the schemas of values are known by the ids that stand in front of them. */
    @FunctionalInterface
    public interface Schemas {

        /**
         * The schema of that id; none if there surely is none.
         *
         * @throws com.ziraai.infrastructure.process.StartFailure if that cannot be told
         */
        Optional<Schema> schema(int id);
    }

    /** What the bytes of a record are. */
    public sealed interface Value {}

    /** A record by the schema it was written with. */
    public record Decoded(GenericRecord record) implements Value {}

    /**
     * No record its topic could carry.
     *
     * @param why one phrase
     */
    public record Undecodable(String why) implements Value {}

    private final Schemas schemas;

    public ValueReader(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Reads a value as the topic's readers would.
     *
     * @throws com.ziraai.infrastructure.process.StartFailure if the registry does not say what it
     *     is
     */
    public Value read(String topic, byte @Nullable [] value) {
        if (value == null) {
            return new Undecodable("there is no value");
        }
        OptionalInt id = schemaId(value);
        if (id.isEmpty()) {
            return new Undecodable("not in Confluent's wire format");
        }
        Optional<Schema> schema = schemas.schema(id.getAsInt());
        if (schema.isEmpty()) {
            return new Undecodable("the registry has no schema " + id.getAsInt());
        }
        return decode(topic, schema.get(), value);
    }

    private static Value decode(String topic, Schema schema, byte[] value) {
        String declared = DECLARED.getOrDefault(topic, schema.getFullName());
        if (!declared.equals(schema.getFullName())) {
            return new Undecodable("a " + schema.getFullName() + ", no " + declared);
        }
        try {
            BinaryDecoder bytes =
                    DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
            GenericRecord read = new GenericDatumReader<GenericRecord>(schema).read(null, bytes);
            return bytes.isEnd() ? new Decoded(read) : new Undecodable("bytes are left over");
        } catch (IOException | RuntimeException e) {
            return new Undecodable("no " + schema.getName() + ": " + e);
        }
    }

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
