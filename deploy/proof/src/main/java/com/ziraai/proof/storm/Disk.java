package com.ziraai.proof.storm;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Limits the size of the files a part may write. PostgreSQL ignores the signal that comes with it
 * and sees a failing write, as on a full disk; its log, with segments of 16 MB, is hit first.
 */
final class Disk {

    static final String FULL = "4000000";
    static final String UNLIMITED = "unlimited";

    private Disk() {}

    static void limit(LocalSystem system, String part, String bytes) {
        var process = system.processes().get(part);
        if (process != null) {
            Stream.concat(Stream.of(process), process.descendants())
                    .forEach(each -> limit(each, bytes));
        }
    }

    /** A process that ended meanwhile needs none. */
    private static void limit(ProcessHandle process, String bytes) {
        try {
            new ProcessBuilder(
                            "prlimit",
                            "--pid",
                            Long.toString(process.pid()),
                            "--fsize=" + bytes + ":unlimited")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartFailure("prlimit (util-linux) cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
