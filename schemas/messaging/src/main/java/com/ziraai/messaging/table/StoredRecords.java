package com.ziraai.messaging.table;

import com.ziraai.contract.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The form in which a topic's records are kept in a table: Avro's single-object encoding, which
 * names the schema a record was written with. Schemas of earlier releases are on the class path, so
 * that what was stored before an upgrade can be read after it.
 */
public final class StoredRecords<T extends SpecificRecord> {

    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    public StoredRecords(Topic<T> topic) {
        this(topic.record(), released(topic));
    }

    /**
     * @param earlier schemas to be understood besides the present one
     */
    StoredRecords(Class<T> record, List<Schema> earlier) {
        SpecificData model = SpecificData.getForClass(record);
        Schema present = SpecificData.get().getSchema(record);
        SchemaStore.Cache known = new SchemaStore.Cache();
        earlier.forEach(known::addSchema);
        this.encoder = new BinaryMessageEncoder<>(model, present);
        this.decoder = new BinaryMessageDecoder<>(model, present, known);
    }

    public ByteBuffer write(T record) {
        try {
            return encoder.encode(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws AvroRuntimeException if the bytes name a schema that was never released
     */
    public T read(ByteBuffer stored) {
        try {
            return decoder.decode(stored, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Schema> released(Topic<?> topic) {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:released/" + topic.name() + "/*.avsc");
            return List.of(files).stream().map(StoredRecords::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Resource file) {
        try (InputStream text = file.getInputStream()) {
            return new Schema.Parser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
