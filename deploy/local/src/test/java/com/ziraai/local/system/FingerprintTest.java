package com.ziraai.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @TempDir Path folder;

    @Test
    void rebuildOfTheSameContentKeepsIt() throws Exception {
        assertThat(Fingerprint.of(jar("a.jar", "same", 1_000), "25"))
                .isEqualTo(Fingerprint.of(jar("b.jar", "same", 9_000_000), "25"));
    }

    @Test
    void changedContentOrJvmChangesIt() throws Exception {
        var fingerprint = Fingerprint.of(jar("a.jar", "same", 0), "25");
        assertThat(Fingerprint.of(jar("b.jar", "sama", 0), "25")).isNotEqualTo(fingerprint);
        assertThat(Fingerprint.of(jar("a.jar", "same", 0), "25.0.1")).isNotEqualTo(fingerprint);
    }

    private Path jar(String name, String content, long modified) throws Exception {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var entry = new ZipEntry("x.class");
            entry.setTime(modified);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
