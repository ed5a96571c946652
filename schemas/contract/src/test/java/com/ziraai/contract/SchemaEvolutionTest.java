package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails the build when a schema could no longer read what an earlier release wrote. */
class SchemaEvolutionTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsEverythingEverReleased(Topic<?> topic) throws SchemaValidationException {
        List<Schema> released = ReleasedSchemas.of(topic);
        assertThat(released).as("released schemas of %s", topic.name()).isNotEmpty();
        new SchemaValidatorBuilder()
                .canReadStrategy()
                .validateAll()
                .validate(schema(topic), released.reversed());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isReleasedAsItStands(Topic<?> topic) {
        assertThat(ReleasedSchemas.of(topic))
                .as(
                        "release it: mvn -pl schemas/contract -am test -Dtest=SchemaEvolutionTest -Drelease")
                .last()
                .isEqualTo(schema(topic));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void documentsEveryField(Topic<?> topic) {
        SchemaDocs.undocumented(schema(topic))
                .forEach(place ->
                        org.junit.jupiter.api.Assertions.fail("no documentation: " + place));
    }

    @Test
    void noticesAnIncompatibleChange() {
        Schema released = ReleasedSchemas.of(Topics.SMS_SEND).getLast();
        Schema changed =
                new Schema.Parser()
                        .parse(
                                released.toString()
                                        .replace("\"name\":\"text\"", "\"name\":\"body\""));
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(changed, released).getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    /** Not a check: run with {@code -Drelease} to add present schemas that are not released yet. */
    @ParameterizedTest
    @MethodSource("topics")
    @EnabledIfSystemProperty(named = "release", matches = ".*")
    void release(Topic<?> topic) throws IOException {
        List<Schema> released = ReleasedSchemas.of(topic);
        if (released.isEmpty() || !released.getLast().equals(schema(topic))) {
            ReleasedSchemas.release(topic, schema(topic));
        }
    }

    private static Schema schema(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.record());
    }
}
