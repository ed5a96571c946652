package com.ziraai.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsTest {

    @TempDir Path folder;

    @Test
    void aDataFolderKeepsItsEpochAndACopyGetsAnother() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Epochs epochs = new Epochs(folder.resolve("state/fences"));
        String epoch = epochs.of(data);
        assertThat(epochs.of(data.resolve("../data"))).isEqualTo(epoch).hasSize(36);
        assertThat(epochs.of(copy)).isNotEqualTo(epoch);
        assertThat(new Epochs(folder.resolve("machine 2")).of(data)).isNotEqualTo(epoch);
    }

    @Test
    void nothingOfItIsInTheDataFolder() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        new Epochs(folder.resolve("fences")).of(data);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whereItIsKeptFollowsTheXdgSpecification() {
        assertThat(Epochs.standardFolder(Map.of("XDG_STATE_HOME", "/var/s"), "/home/x"))
                .isEqualTo(Path.of("/var/s/ziraai/fences"));
        assertThat(Epochs.standardFolder(Map.of(), "/home/x"))
                .isEqualTo(Path.of("/home/x/.local/state/ziraai/fences"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Epochs(file.resolve("fences")).of(data))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot keep the epoch");
    }
}
