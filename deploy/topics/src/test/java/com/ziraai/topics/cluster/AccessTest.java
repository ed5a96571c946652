package com.ziraai.topics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir private Path folder;

    @Test
    void takesAFileOfClientSettingsAndOtherBrokers() throws IOException {
        Path file = folder.resolve("client.properties");
        Files.writeString(
                file,
                """
                # as Kafka's own tools take it
                bootstrap.servers=a:1
                sasl.jaas.config=Module required username="u" password="p=\\:";
                """);
        Map<String, String> jaas =
                Map.of("sasl.jaas.config", "Module required username=\"u\" password=\"p=:\";");
        assertThat(Access.of(file).settings())
                .containsAllEntriesOf(jaas)
                .containsEntry("bootstrap.servers", "a:1");
        assertThat(Access.of(file, "b:2").settings())
                .containsAllEntriesOf(jaas)
                .containsEntry("bootstrap.servers", "b:2");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Access.of(missing))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(missing.toString());
    }
}
