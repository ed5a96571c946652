package com.ziraai.messaging.record;

import com.ziraai.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntBiFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes Confluent's wire format, as {@link RecordReader} reads it. A topic's schema is registered
 * before its first record and its id never changes, so no record asks the registry and writing goes
 * on while that is away. For any thread.
 */
public final class RecordWriter {

    /** What a thread keeps for its next record; a larger one is rare and takes its own. */
    private static final int KEPT = 64 << 10;

    /**
     * How the records of a topic are written.
     *
     * @param header the zero byte and the id of the schema
     */
    private record Form(byte[] header, DatumWriter<SpecificRecord> writer) {}

    /** Grows to the largest record of its thread that is worth keeping room for. */
    private static final class Scratch extends ByteArrayOutputStream {

        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, null);

        Scratch() {
            super(1 << 10);
        }

        boolean isLarge() {
            return buf.length > KEPT;
        }
    }

    private static final ThreadLocal<Scratch> SCRATCHES = ThreadLocal.withInitial(Scratch::new);

    private final ToIntBiFunction<String, Schema> registry;
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    /**
     * @param registry registers a subject's schema and gives its id; throws {@link
     *     RegistryAwayException} when it cannot
     */
    public RecordWriter(ToIntBiFunction<String, Schema> registry) {
        this.registry = registry;
    }

    /**
     * Registers the schema of the topic's records, whose id is known from then on. Blocks.
     *
     * @throws SchemaRegistry.RefusedException if it cannot read what earlier versions wrote
     * @throws RegistryAwayException if the registry cannot be reached
     */
    public void register(Topic<?> topic) {
        Schema schema = SpecificData.get().getSchema(topic.record());
        int id = registry.applyAsInt(topic.subject(), schema);
        forms.put(
                topic.name(),
                new Form(
                        ByteBuffer.allocate(RecordReader.HEADER)
                                .put(RecordReader.MAGIC)
                                .putInt(id)
                                .array(),
                        new SpecificDatumWriter<>(
                                schema, SpecificData.getForClass(topic.record()))));
    }

    /**
     * The value of one record.
     *
     * @throws RegistryAwayException if the topic's schema could not be registered yet
     * @throws IllegalArgumentException if the record lacks what its schema wants
     */
    public <T extends SpecificRecord> byte[] write(Topic<T> topic, T value) {
        Form form = forms.get(topic.name());
        if (form == null) {
            throw new RegistryAwayException(
                    "no schema id for " + topic.name(), new IOException("not registered yet"));
        }
        Scratch scratch = SCRATCHES.get();
        boolean isReusable = false;
        try {
            byte[] bytes = write(form, value, scratch);
            isReusable = !scratch.isLarge();
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no record of " + topic.name(), e);
        } finally {
            // What a failure left in the encoder would stand before the next record.
            if (!isReusable) {
                SCRATCHES.remove();
            }
        }
    }

    private static byte[] write(Form form, SpecificRecord value, Scratch scratch)
            throws IOException {
        scratch.reset();
        scratch.write(form.header(), 0, form.header().length);
        form.writer().write(value, scratch.encoder);
        scratch.encoder.flush();
        return scratch.toByteArray();
    }
}
