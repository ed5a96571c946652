package com.ziraai.topics.value;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.topics.value.Value.Decoded;
import com.ziraai.topics.value.Value.Undecodable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads Confluent's wire format: a zero byte, four bytes of schema id, Avro. */
public final class ValueReader {

    private static final int HEADER = 5;

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

    private final Registry registry;

    public ValueReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads a value as the topic's readers would.
     *
     * @throws com.ziraai.topics.cluster.ClusterFailure if the registry does not say what it is
     */
    public Value read(String topic, byte @Nullable [] value) {
        if (value == null) {
            return new Undecodable("there is no value");
        }
        if (value.length < HEADER || value[0] != 0) {
            return new Undecodable("not in Confluent's wire format");
        }
        int id = ByteBuffer.wrap(value, 1, 4).getInt();
        Optional<Schema> schema = registry.schema(id);
        if (schema.isEmpty()) {
            return new Undecodable("the registry has no schema " + id);
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
}
