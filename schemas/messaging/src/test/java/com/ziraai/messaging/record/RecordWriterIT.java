package com.ziraai.messaging.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.infrastructure.TestInfrastructure;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes are those of a serializer that others maintain, over a real registry. */
class RecordWriterIT {

    private static final int RECORDS = 50;
    private static final int SEED = 17;

    private final TestInfrastructure infrastructure = TestInfrastructure.shared();
    private final RecordWriter writer =
            new RecordWriter(
                    new SchemaRegistry(
                                    new RegistrySettings(
                                            URI.create(
                                                    infrastructure.infrastructure().registryUrl()),
                                            null,
                                            null))
                            ::register);

    @ParameterizedTest
    @MethodSource
    void writesWhatTheRegistrysOwnSerializerWrites(Topic<?> topic) throws IOException {
        writer.register(topic);
        assertWritesTheSame(topic);
    }

    static Stream<Topic<?>> writesWhatTheRegistrysOwnSerializerWrites() {
        return Topics.all().stream();
    }

    private <T extends SpecificRecord> void assertWritesTheSame(Topic<T> topic) throws IOException {
        try (AvroKafkaSerializer<SpecificRecord> theirs = new AvroKafkaSerializer<>()) {
            theirs.configure(
                    Map.of(
                            "apicurio.registry.url",
                            infrastructure.infrastructure().apicurioUrl(),
                            "apicurio.registry.dereference-schema",
                            true),
                    false);
            for (T each : filled(topic)) {
                assertThat(writer.write(topic, each))
                        .isEqualTo(theirs.serialize(topic.name(), each));
            }
        }
    }

    /** Records of every branch of their schema. */
    private static <T extends SpecificRecord> List<T> filled(Topic<T> topic) throws IOException {
        Schema schema = SpecificData.get().getSchema(topic.record());
        SpecificDatumReader<T> reader =
                new SpecificDatumReader<>(schema, schema, SpecificData.getForClass(topic.record()));
        List<T> filled = new ArrayList<>();
        for (Object each : new RandomData(GenericData.get(), schema, RECORDS, SEED, false)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(each, encoder);
            encoder.flush();
            filled.add(
                    reader.read(
                            null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)));
        }
        return filled;
    }
}
