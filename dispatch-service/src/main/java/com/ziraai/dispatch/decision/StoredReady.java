package com.ziraai.dispatch.decision;

import com.ziraai.event.DistributionReady;
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
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The form in which a ready item is stored: Avro's single-object encoding, which names the schema
 * it was written with. Schemas of earlier releases are on the class path, so that items decided
 * before an upgrade can be retried after it.
 */
final class StoredReady {

    private static final String RELEASED = "classpath*:released/distribution.ready.v1/*.avsc";

    private final BinaryMessageEncoder<DistributionReady> encoder = DistributionReady.getEncoder();
    private final BinaryMessageDecoder<DistributionReady> decoder;

    StoredReady() {
        this(released());
    }

    /**
     * @param earlier schemas to be understood besides the present one
     */
    StoredReady(List<Schema> earlier) {
        SchemaStore.Cache known = new SchemaStore.Cache();
        earlier.forEach(known::addSchema);
        this.decoder = DistributionReady.createDecoder(known);
    }

    ByteBuffer write(DistributionReady ready) {
        try {
            return encoder.encode(ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws AvroRuntimeException if the bytes name a schema that was never released
     */
    DistributionReady read(ByteBuffer stored) {
        try {
            return decoder.decode(stored, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Schema> released() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(RELEASED);
            return List.of(files).stream().map(StoredReady::parse).toList();
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
