package com.ziraai.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The AOT cache of one class path; there once a training run has written it. */
record AotCache(Path folder) {

    boolean isThere() {
        return Files.exists(file());
    }

    /** What a JVM is started with; nothing while there is no cache. */
    List<String> use() {
        return isThere() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /** What the JVM of a training run is started with. */
    String write() {
        return "-XX:AOTCacheOutput=" + part();
    }

    /** Makes what a training run has written the cache. */
    void adopt() {
        try {
            if (Files.exists(part())) {
                Files.move(part(), file(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("app.aot");
    }

    private Path part() {
        return folder.resolve("app.aot.part");
    }
}
