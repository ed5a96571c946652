package com.ziraai.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/launch.sh} would build. */
class StaleModulesTest {

    private static final FileTime SOURCES = FileTime.fromMillis(1_000_000_000_000L);

    /** Later than the jars are written by this test. */
    private static final FileTime EDITED = FileTime.from(Instant.now().plus(Duration.ofHours(1)));

    /**
     * What the build gives every jar, to be reproducible: it says nothing about when it was
     * written.
     */
    private static final FileTime STAMPED = FileTime.fromMillis(0);

    @TempDir Path root;

    @BeforeEach
    void buildEverything() throws Exception {
        touch("pom.xml", SOURCES);
        for (var module :
                List.of(
                        "schemas/contract",
                        "schemas/messaging",
                        "schemas/channel",
                        "campaign-service/edge")) {
            sources(module);
        }
        for (var module : modules()) {
            sources(module);
            touch(module + "/target/" + Path.of(module).getFileName() + ".jar", STAMPED);
        }
    }

    @Test
    void nothingIsStaleAfterABuild() throws Exception {
        assertThat(stale()).isEmpty();
    }

    @Test
    void editedAndMissingModulesAreStale() throws Exception {
        touch("code-service/src/main/java/New.java", EDITED);
        Files.delete(root.resolve("deploy/simulator/target/simulator.jar"));
        assertThat(stale()).containsExactly("deploy/simulator", "code-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge/src/main/java/New.java", "edge/pom.xml", "pom.xml"})
    void aServiceIsAsStaleAsWhatItIsMadeOf(String edited) throws Exception {
        touch("campaign-service/" + edited, EDITED);
        assertThat(stale()).containsExactly("campaign-service");
    }

    @Test
    void editedTestsMakeNothingStale() throws Exception {
        touch("code-service/src/test/java/NewTest.java", EDITED);
        touch("campaign-service/edge/src/test/java/NewTest.java", EDITED);
        assertThat(stale()).isEmpty();
    }

    @Test
    void changedContractMakesEveryServiceStale() throws Exception {
        touch("schemas/contract/src/main/avro/New.avsc", EDITED);
        assertThat(stale())
                .containsExactlyElementsOf(
                        Arrays.stream(Service.values()).map(Service::module).toList());
    }

    @Test
    void changedParentMakesEverythingStale() throws Exception {
        touch("pom.xml", EDITED);
        assertThat(stale()).containsExactlyElementsOf(modules());
    }

    private static List<String> modules() {
        var modules =
                new ArrayList<>(
                        List.of(
                                "schemas/infrastructure",
                                "deploy/local",
                                "deploy/all",
                                "deploy/simulator"));
        Arrays.stream(Service.values()).map(Service::module).forEach(modules::add);
        return modules;
    }

    private void sources(String module) throws IOException {
        touch(module + "/pom.xml", SOURCES);
        touch(module + "/src/main/java/Main.java", SOURCES);
    }

    private void touch(String file, FileTime time) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "");
        Files.setLastModifiedTime(path, time);
    }

    private List<String> stale() throws Exception {
        var script = Checkout.find().root().resolve("deploy/launch.sh");
        var bash =
                new ProcessBuilder(
                                "bash",
                                "-euo",
                                "pipefail",
                                "-c",
                                "source '" + script + "'; stale_modules '" + root + "'")
                        .redirectErrorStream(true)
                        .start();
        var output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
