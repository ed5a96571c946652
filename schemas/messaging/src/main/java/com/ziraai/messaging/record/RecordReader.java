package com.ziraai.messaging.record;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format: a zero byte, four bytes of schema id, Avro. An id never changes
 * its meaning, so a schema is asked for once; after that the registry may be away. For one thread.
 */
public final class RecordReader {

    /** Bytes of the largest value that is read; nobody of ours appends one that large. */
    public static final int LARGEST = 16 << 20;

    /** Bytes before the Avro: {@link #MAGIC} and the id. */
    static final int HEADER = 5;

    static final byte MAGIC = 0;

    private static final VarHandle ID =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    static {
        // A corrupt length must not claim memory a record can never need.
        String most = String.valueOf(LARGEST);
        System.setProperty("org.apache.avro.limits.bytes.maxLength", most);
        System.setProperty("org.apache.avro.limits.string.maxLength", most);
        System.setProperty("org.apache.avro.limits.collectionItems.maxLength", most);
    }

    private record Pair(int schemaId, Class<?> record) {}

    private record Known(int schemaId, Class<?> record, DatumReader<?> reader) {}

    private final IntFunction<Optional<Schema>> registry;
    private final Map<Pair, Known> known = new HashMap<>();

    /** Of the record before; the next one mostly is of the same kind. */
    private @Nullable Known last;

    private @Nullable BinaryDecoder decoder;

    /**
     * @param registry gives the schema of an id, or none; throws {@link RegistryAwayException} when
     *     it cannot tell
     */
    public RecordReader(IntFunction<Optional<Schema>> registry) {
        this.registry = registry;
    }

    /**
     * @throws UndecodableRecordException if these bytes can never be read as that record
     * @throws RegistryAwayException if the registry has to be asked and does not answer
     */
    public <T extends SpecificRecord> T read(Class<T> record, byte @Nullable [] value) {
        if (value == null) {
            throw new UndecodableRecordException("record without a value");
        }
        if (value.length < HEADER || value[0] != MAGIC) {
            throw new UndecodableRecordException("not in Confluent's wire format");
        }
        DatumReader<T> reader = reader((int) ID.get(value, 1), record);
        try {
            return decode(reader, value);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableRecordException("no " + record.getSimpleName(), e);
        }
    }

    private <T> T decode(DatumReader<T> reader, byte[] value) throws IOException {
        BinaryDecoder bytes =
                DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, decoder);
        decoder = bytes;
        T read = reader.read(null, bytes);
        if (!bytes.isEnd()) {
            throw new IOException("bytes are left over");
        }
        return read;
    }

    @SuppressWarnings("unchecked") // what make() made for that class
    private <T extends SpecificRecord> DatumReader<T> reader(int schemaId, Class<T> record) {
        Known found = last;
        if (found == null || found.schemaId() != schemaId || found.record() != record) {
            found = known.computeIfAbsent(new Pair(schemaId, record), this::make);
            last = found;
        }
        return (DatumReader<T>) found.reader();
    }

    private Known make(Pair pair) {
        Schema written =
                registry.apply(pair.schemaId())
                        .orElseThrow(() ->
                                new UndecodableRecordException(
                                        "the registry has no schema " + pair.schemaId()));
        return new Known(
                pair.schemaId(),
                pair.record(),
                new SpecificDatumReader<>(
                        written,
                        SpecificData.get().getSchema(pair.record()),
                        SpecificData.getForClass(pair.record())));
    }
}
