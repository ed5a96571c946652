package com.ziraai.infrastructure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private final List<String> noise =
            IntStream.range(0, 40).mapToObj(i -> "INFO line " + i).toList();

    @Test
    void showsTheFirstErrorAndWhatFollows() {
        var lines =
                Stream.of(noise, List.of("ERROR port is taken", "Action: free it"), noise)
                        .flatMap(List::stream)
                        .toList();

        assertThat(LogTail.of(lines))
                .startsWith("ERROR port is taken\nAction: free it\nINFO line 0");
    }

    @Test
    void showsTheEndWhereThereIsNoError() {
        assertThat(LogTail.of(noise)).endsWith("INFO line 39").doesNotContain("INFO line 27\n");
    }

    @Test
    void saysSoWhereThereIsNoLog(@org.junit.jupiter.api.io.TempDir Path folder) {
        assertThat(LogTail.of(folder.resolve("none.log"))).startsWith("(no log");
    }
}
