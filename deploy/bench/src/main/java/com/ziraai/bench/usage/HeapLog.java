package com.ziraai.bench.usage;

import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The heaps of the services as their collectors log them: a heap is largest just before it is
 * collected, and a line in a file costs nothing, unlike asking for it.
 */
public final class HeapLog {

    /** Milliseconds since the epoch, and the heap in megabytes before and after. */
    private static final Pattern COLLECTION =
            Pattern.compile("^\\[(\\d+)ms] .* (\\d+)M->\\d+M\\(\\d+M\\)", Pattern.MULTILINE);

    private HeapLog() {}

    /**
     * The same options with such logs.
     *
     * @param jvmArguments the further JVM arguments of every service
     */
    public static SystemOptions kept(SystemOptions options, List<String> jvmArguments) {
        Path folder = folder(options.dataFolder());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add("-Xlog:gc:file=" + folder.resolve(file("%p")) + ":tm");
        return options.withJvmArguments(arguments);
    }

    private static Path folder(Path data) {
        return data.toAbsolutePath().resolve("collections");
    }

    private static String file(String pid) {
        return pid + ".log";
    }

    /**
     * Largest heap by service in megabytes, garbage not yet collected included; of services that
     * collected any meanwhile.
     */
    public static SortedMap<String, Long> largest(LocalSystem system, Instant from, Instant to) {
        SortedMap<String, Long> largest = new TreeMap<>();
        system.processes()
                .forEach((name, process) -> {
                    Path log =
                            folder(system.dataFolder()).resolve(file(Long.toString(process.pid())));
                    if (Files.exists(log)) {
                        largest(read(log), from, to)
                                .ifPresent(megabytes -> largest.put(name, megabytes));
                    }
                });
        return largest;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OptionalLong largest(String log, Instant from, Instant to) {
        return COLLECTION
                .matcher(log)
                .results()
                .filter(each -> {
                    long at = Long.parseLong(each.group(1));
                    return at >= from.toEpochMilli() && at <= to.toEpochMilli();
                })
                .mapToLong(each -> Long.parseLong(each.group(2)))
                .max();
    }
}
