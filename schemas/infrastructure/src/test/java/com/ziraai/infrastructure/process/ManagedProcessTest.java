package com.ziraai.infrastructure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir Path data;

    @Test
    void processThatDiesDuringStartFailsWithItsLastLines() {
        var process = shell("echo 'ERROR no such database'; exit 3", () -> false);

        assertThatThrownBy(process::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ended with exit code 3")
                .hasMessageContaining("ERROR no such database");
    }

    @Test
    void processThatIsNeverReadyIsStopped() {
        var process =
                new ManagedProcess(
                        spec("sleep 60"),
                        RunFolder.in(data),
                        () -> false,
                        Duration.ofMillis(200),
                        LIMIT);

        assertThatThrownBy(process::start).hasMessageContaining("was not ready");
        assertThat(RunFolder.in(data).living()).isEmpty();
    }

    @Test
    void startsAgainAfterAKillAndKeepsTheEarlierLog() throws Exception {
        var process = shell("echo run $$; exec sleep 60", () -> logged("run"));
        process.start();
        var first = process.handle().orElseThrow().pid();
        process.kill();
        assertThat(process.handle()).isEmpty();

        process.start();
        assertThat(process.handle().orElseThrow().pid()).isNotEqualTo(first);
        assertThat(Files.readString(data.resolve("logs/part.previous.log")))
                .contains("run " + first);
        process.stop();
        assertThat(RunFolder.in(data).living()).isEmpty();
    }

    @Test
    void processSeesOnlyWhatItIsGiven() throws Exception {
        var spec = new ProcessSpec("part", List.of("env"), Map.of("GIVEN", "yes"));
        ChildProcess.start(spec, RunFolder.in(data)).awaitEnd(LIMIT);

        var names =
                Files.readAllLines(data.resolve("logs/part.log")).stream()
                        .map(line -> line.split("=")[0]);
        assertThat(names)
                .contains("GIVEN", "PATH")
                .isSubsetOf("GIVEN", "PATH", "HOME", "LANG", "TMPDIR", "TZ");
    }

    private ManagedProcess shell(String script, BooleanSupplier ready) {
        return new ManagedProcess(spec(script), RunFolder.in(data), ready, LIMIT, LIMIT);
    }

    private static ProcessSpec spec(String script) {
        return new ProcessSpec("part", List.of("sh", "-c", script), Map.of());
    }

    private boolean logged(String text) {
        return LogTail.of(data.resolve("logs/part.log")).contains(text);
    }
}
