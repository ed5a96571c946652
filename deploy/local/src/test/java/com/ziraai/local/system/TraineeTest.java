package com.ziraai.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.ziraai.infrastructure.process.ChildProcess;
import com.ziraai.infrastructure.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraineeTest {

    private static final Path SESSION = Path.of("/proc/self/autogroup");

    @TempDir private Path data;

    @Test
    void itsRunGoesBehindAllOthers() throws IOException {
        var log = run("nice; echo $GIVEN");
        assertThat(log).containsExactly("19", "yes");
        assumeThat(SESSION).exists();
        assertThat(run("cat " + SESSION)).singleElement().asString().endsWith("nice 19");
    }

    private List<String> run(String script) throws IOException {
        var trainee =
                new Trainee(
                        "part",
                        new AotCache(data),
                        List.of("sh", "-c", script),
                        () -> Map.of("GIVEN", "yes"));
        var child = ChildProcess.start(trainee.run(), RunFolder.in(data));
        assertThat(child.awaitEnd(Duration.ofSeconds(5))).isZero();
        return Files.readAllLines(child.log());
    }
}
