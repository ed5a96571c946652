package com.ziraai.all;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {

    private static final String SETTINGS = "settings.txt";

    @TempDir private Path folder;

    private Path one = Path.of("");
    private Path other = Path.of("");
    private URLClassLoader common = new URLClassLoader(new URL[0]);

    @BeforeEach
    void make() throws IOException {
        one = jar("one.jar", "one", "only-one.txt");
        other = jar("other.jar", "other", "only-other.txt");
        common =
                new URLClassLoader(
                        new URL[] {one.toUri().toURL(), other.toUri().toURL()},
                        ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        common.close();
    }

    @Test
    void aServiceFindsTheResourcesOfItsOwnJars() throws IOException {
        View view = new View(new Service("other", "Main", Set.of("other.jar")), common);
        assertThat(read(Objects.requireNonNull(view.getResource(SETTINGS)))).isEqualTo("other");
        assertThat(Collections.list(view.getResources(SETTINGS))).hasSize(1);
        assertThat(view.getResource("only-other.txt")).isNotNull();
        assertThat(view.getResource("only-one.txt")).isNull();
    }

    @Test
    void aClassOfAJarItDoesNotHaveIsNotThere() throws ClassNotFoundException {
        ClassLoader all = ViewTest.class.getClassLoader();
        View with = new View(new Service("with", "Main", Set.of(jarOf(Test.class))), all);
        View without = new View(new Service("without", "Main", Set.of("a.jar")), all);
        assertThat(with.loadClass(Test.class.getName())).isSameAs(Test.class);
        assertThat(without.loadClass("java.util.List")).isSameAs(List.class);
        assertThatThrownBy(() -> without.loadClass(Test.class.getName()))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("without has no such class");
    }

    @Test
    void aServiceIsWhatItsManifestSays() throws IOException {
        Service service = Service.of("channel-sms=" + one);
        assertThat(service)
                .isEqualTo(
                        new Service(
                                "channel-sms",
                                "com.example.Main",
                                Set.of("one.jar", "a.jar", "b.jar")));
        assertThat(service.applicationName()).isEqualTo("channel-sms-service");
        assertThatThrownBy(() -> Service.of("campaign.jar")).hasMessageContaining("<label>=<jar>");
    }

    private static String jarOf(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String read(URL url) throws IOException {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path jar(String name, String settings, String own) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.example.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/a.jar lib/b.jar");
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(SETTINGS));
            jar.write(settings.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new JarEntry(own));
        }
        return file;
    }
}
