package com.ziraai.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.infrastructure.token.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * The epoch of each data folder, one file a folder, kept outside of the data: a copy that is
 * started from another path, or on another machine, has an epoch of its own and is fenced.
 *
 * @param folder where the files are
 */
record Epochs(Path folder) {

    /** Where the state of programs belongs, by the XDG base directory specification. */
    static Path standardFolder(Map<String, String> environment, String home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
        return base.resolve("ziraai").resolve("fences");
    }

    /**
     * The epoch of the data folder, made on first use.
     *
     * @throws StartFailure when it cannot be kept
     */
    String of(Path dataFolder) {
        try {
            String path = dataFolder.toRealPath().toString();
            Path file = folder.resolve(name(path));
            if (!Files.exists(file)) {
                PrivateFile.create(file, UUID.randomUUID() + "\n" + path + "\n");
            }
            return Files.readAllLines(file).getFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailure(
                    "cannot keep the epoch of " + dataFolder + " in " + folder + ": " + e, e);
        }
    }

    private static String name(String path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
