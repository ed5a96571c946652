package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.RawMessageDecoder;
import org.apache.avro.message.RawMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record nobody can name the subject of would lose its trace and its log fields. */
class SubjectTest {

    @ParameterizedTest
    @MethodSource("com.ziraai.contract.Topics#all")
    void everyRecordOfATopicHasOne(Topic<?> topic) throws IOException {
        assertThat(Subject.of(any(topic.record()))).isNotNull();
    }

    private static <T extends SpecificRecord> SpecificRecord any(Class<T> record)
            throws IOException {
        Schema schema = SpecificData.get().getSchema(record);
        Object random = new RandomData(schema, 1, 7).iterator().next();
        var bytes = new RawMessageEncoder<>(GenericData.get(), schema).encode(random);
        return new RawMessageDecoder<T>(SpecificData.getForClass(record), schema).decode(bytes);
    }
}
