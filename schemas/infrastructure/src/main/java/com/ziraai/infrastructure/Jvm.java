package com.ziraai.infrastructure;

import java.nio.file.Path;

/** The Java that runs the launcher or the test, which also runs what they start. */
public final class Jvm {

    private Jvm() {}

    /** Path of the {@code java} executable. */
    public static String executable() {
        return tool("java");
    }

    /** Path of one of the programs beside it, e.g. {@code keytool}. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
