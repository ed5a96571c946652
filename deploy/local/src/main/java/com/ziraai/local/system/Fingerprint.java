package com.ziraai.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/** Names what an unpacked jar and its cache were made of, so that any change makes new ones. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    /**
     * Digest of the JVM and of the jar's table of contents, which holds a checksum of every entry:
     * as telling as the whole content, read in a moment, and the same after a rebuild that changed
     * nothing.
     */
    static String of(Path jar, String jvm) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            update(digest, jvm);
            zip.stream()
                    .forEach(entry ->
                            update(
                                    digest,
                                    entry.getName() + entry.getCrc() + "/" + entry.getSize()));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
