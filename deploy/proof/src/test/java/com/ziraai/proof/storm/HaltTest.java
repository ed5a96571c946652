package com.ziraai.proof.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.proof.agent.HaltAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private Process victim;

    /** Says what it reads, a method a line. */
    public static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws IOException {
            System.out.write('.');
            System.out.flush();
            while (System.in.read() >= 0) {
                step();
            }
        }

        static void step() {
            System.out.write('x');
            System.out.flush();
        }
    }

    @BeforeEach
    void start() throws IOException {
        victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName())
                        .start();
        assertThat(victim.getInputStream().read()).isEqualTo('.');
    }

    @AfterEach
    void stop() {
        victim.destroyForcibly();
    }

    @Test
    void aProcessHaltsBeforeTheMethodDoesAnything() throws IOException {
        assertThat(step()).as("without the agent").isEqualTo('x');
        var halt = new Halt(agent());
        assertThat(halt.at(Victim.class.getName() + "#step", victim.toHandle(), Duration.ZERO))
                .as("nobody came by")
                .isFalse();
        assertThat(step()).as("end of output").isEqualTo(-1);
        assertThat(victim.onExit().join().exitValue()).isEqualTo(137);
    }

    @Test
    void aPlaceThatIsNotThereIsNoticed() throws IOException {
        var halt = new Halt(agent());
        assertThatThrownBy(() -> halt.at(Victim.class.getName() + "#gone", victim.toHandle(), SOON))
                .hasMessageContaining("#gone");
        assertThat(step()).isEqualTo('x');
    }

    private int step() throws IOException {
        OutputStream input = victim.getOutputStream();
        input.write('\n');
        input.flush();
        return victim.getInputStream().read();
    }

    /** As the build packs it. */
    private Path agent() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", HaltAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        var jar = folder.resolve("agent.jar");
        var classes =
                Path.of(
                        HaltAgent.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes.resolve("com/ziraai/proof/agent"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
