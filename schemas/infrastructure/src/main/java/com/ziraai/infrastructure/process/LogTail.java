package com.ziraai.infrastructure.process;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a log that say why its process ended. */
final class LogTail {

    private static final int LINES = 12;
    private static final int BYTES = 64 * 1024;

    private LogTail() {}

    /** The first error near the end of the log and what follows it, else the last lines. */
    public static String of(Path log) {
        return of(end(log).lines().filter(line -> !line.isBlank()).toList());
    }

    static String of(List<String> lines) {
        var from = Math.min(firstError(lines), Math.max(0, lines.size() - LINES));
        return String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES)));
    }

    private static int firstError(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("ERROR") || lines.get(i).startsWith("Exception in thread")) {
                return i;
            }
        }
        return lines.size();
    }

    private static String end(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            var bytes = Channels.newInputStream(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
