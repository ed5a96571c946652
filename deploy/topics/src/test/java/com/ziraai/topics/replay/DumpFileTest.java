package com.ziraai.topics.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster.TopicShape;
import com.ziraai.topics.replay.Entry.Carried;
import com.ziraai.topics.replay.Entry.End;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.replay.Entry.Start;
import com.ziraai.topics.replay.Entry.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFileTest {

    private static final Start START = new Start("k:1", Instant.parse("2026-11-22T10:00:00Z"));
    private static final Kept RECORD =
            new Kept(
                    "sms.outcomes.v1",
                    3,
                    17,
                    1_763_805_600_000L,
                    new byte[] {1, -1},
                    List.of(new RecordHeader("traceparent", new byte[] {0, 127})),
                    new byte[] {0, 0, 0, 0, 7, 42});

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"some.jsonl", "some.jsonl.gz"})
    void givesBackWhatItTook(String name) throws IOException {
        DumpFile file = new DumpFile(folder.resolve(name));
        List<Entry> entries =
                List.of(
                        START,
                        new Carried(new TopicShape("sms.outcomes.v1", 12, Map.of("a.b", "c"))),
                        new Writer(7, Schema.create(Schema.Type.LONG)),
                        new End(1));
        write(file, entries);
        assertThat(read(file)).isEqualTo(entries);
        assertThat(Files.getPosixFilePermissions(file.path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readAllBytes(file.path())[0])
                .isEqualTo(name.endsWith(".gz") ? (byte) 0x1f : (byte) '{');
    }

    @Test
    void keepsEveryByteOfARecord() {
        DumpFile file = new DumpFile(folder.resolve("records"));
        Kept bare = new Kept("a", 0, 0, 0, null, List.of(), null);
        write(file, List.of(START, RECORD, bare, new End(2)));
        assertThat(read(file))
                .usingRecursiveComparison()
                .isEqualTo(List.of(START, RECORD, bare, new End(2)));
    }

    @Test
    void refusesAFileThatWasCutOff() {
        DumpFile file = new DumpFile(folder.resolve("cut"));
        write(file, List.of(START, RECORD));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageEndingWith("it was cut off; its last line is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"end\":1}", "hello", "[1]", "{\"format\":\"other\"}"})
    void refusesAFileThatIsNoDump(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("other"), text);
        assertThatThrownBy(() -> read(new DumpFile(path)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(path.toString());
    }

    @Test
    void refusesADumpOfALaterVersion() throws IOException {
        Path path =
                Files.writeString(
                        folder.resolve("later"), "{\"format\":\"ziraai-topics\",\"version\":2}");
        assertThatThrownBy(() -> read(new DumpFile(path)))
                .hasMessageEndingWith("a dump of version 2, not 1");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path path = Files.writeString(folder.resolve("there"), "precious");
        assertThatThrownBy(() -> new DumpFile(path).create()).hasMessageContaining("there already");
        assertThat(path).hasContent("precious");
    }

    private static void write(DumpFile file, List<Entry> entries) {
        try (DumpFile.Writing writing = file.create()) {
            entries.forEach(writing::add);
        }
    }

    private static List<Entry> read(DumpFile file) {
        List<Entry> entries = new ArrayList<>();
        file.read(entries::add);
        return entries;
    }
}
