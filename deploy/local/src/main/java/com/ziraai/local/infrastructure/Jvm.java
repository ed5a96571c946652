package com.ziraai.local.infrastructure;

import java.nio.file.Path;

/** The Java that runs the launcher or the test, which also runs what they start. */
public final class Jvm {

    private Jvm() {}

    /** Path of the {@code java} executable. */
    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
