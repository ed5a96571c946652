package com.ziraai.infrastructure.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files only their owner can read. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Creates the file, mode 600 from its first byte on, in a folder of mode 700. */
    public static void create(Path file, String content) {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            folder(file);
            try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
                channel.write(StandardCharsets.UTF_8.encode(content));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void folder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
    }
}
