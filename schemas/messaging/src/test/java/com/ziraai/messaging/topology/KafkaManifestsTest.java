package com.ziraai.messaging.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class KafkaManifestsTest {

    private static final String WRITE = "kafka.manifests";
    private static final Path FOLDER = Path.of("../../deploy/kubernetes/kafka");

    @Test
    @DisabledIfSystemProperty(named = WRITE, matches = "write")
    void aClusterGetsTheTopicsTheServicesWouldCreate() throws IOException {
        assertThat(FOLDER.resolve("topics.yaml")).hasContent(KafkaManifests.topics());
    }

    @Test
    @DisabledIfSystemProperty(named = WRITE, matches = "write")
    void usersMayDoWhatTheirServiceIsDeclaredFor() throws IOException {
        assertThat(FOLDER.resolve("users.yaml")).hasContent(KafkaManifests.users());
    }

    /** Not a check. */
    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = "write")
    void write() throws IOException {
        Files.writeString(FOLDER.resolve("topics.yaml"), KafkaManifests.topics());
        Files.writeString(FOLDER.resolve("users.yaml"), KafkaManifests.users());
    }
}
