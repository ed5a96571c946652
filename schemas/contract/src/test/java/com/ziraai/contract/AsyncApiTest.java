package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../asyncapi.yaml");

    @Test
    void theDocumentShowsTheTopicsAsDeclared() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "write it anew: mvn -pl schemas/contract -am test -Dtest=AsyncApiTest -Drelease")
                .isEqualTo(AsyncApi.yaml());
    }

    @Test
    void saysNothingThatOnlyJavaUnderstands() {
        assertThat(AsyncApi.yaml()).doesNotContain("avro.java");
    }

    /** Not a check: run with {@code -Drelease} to write the document. */
    @Test
    @EnabledIfSystemProperty(named = "release", matches = ".*")
    void write() throws IOException {
        Files.writeString(DOCUMENT, AsyncApi.yaml());
    }
}
