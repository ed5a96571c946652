package com.ziraai.bench.usage;

import com.ziraai.local.system.LocalSystem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the CPU time of a system's threads and backends from {@code /proc}, which costs the reader
 * some 20 ms and the system nothing. Our own process is among them, as {@value #BENCH}.
 */
public final class CpuMeter {

    /** The name our own process goes by. */
    public static final String BENCH = "bench";

    private static final String POSTGRES = "postgres";
    private static final Path PROC = Path.of("/proc");

    private record Part(String process, String kind) {}

    private final LocalSystem system;

    /** What each thread and backend works at. */
    private final Map<Path, Part> parts = new HashMap<>();

    /** What each has used so far; one that has ended keeps what was seen last. */
    private final Map<Path, Long> seen = new HashMap<>();

    public CpuMeter(LocalSystem system) {
        this.system = system;
    }

    /** What was used since the start of each process. */
    public CpuUsage read() {
        SortedMap<String, SortedMap<String, Long>> micros = new TreeMap<>();
        system.processes()
                .forEach((name, process) -> micros.put(name, kinds(name, read(name, process))));
        Path own = folder(ProcessHandle.current());
        micros.put(BENCH, new TreeMap<>(Map.of(Work.REST, ownCpu(own))));
        return new CpuUsage(micros);
    }

    /** Reads a process's parts; what it used as a whole, in microseconds. */
    private long read(String name, ProcessHandle process) {
        long whole = cpu(folder(process));
        if (name.equals(POSTGRES)) {
            // Only this one has processes of its own, and looking for them is dear.
            for (Path each : process.descendants().map(CpuMeter::folder).toList()) {
                read(each, name, "cmdline", Work::ofBackend);
                whole += cpu(each);
            }
            return whole;
        }
        Path tasks = folder(process).resolve("task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            threads.forEach(each -> read(each, name, "comm", Work::ofThread));
        } catch (IOException | DirectoryIteratorException ended) {
            // What it used until now stays.
        }
        return whole;
    }

    private static Path folder(ProcessHandle process) {
        return PROC.resolve(Long.toString(process.pid()));
    }

    private void read(Path part, String process, String title, Function<String, String> kind) {
        parts.computeIfAbsent(
                part, _ -> new Part(process, kind.apply(text(part, title).replace('\0', ' '))));
        seen.merge(part, ownCpu(part), Math::max);
    }

    /** What threads have not used of the process's time, those had that ended unseen. */
    private SortedMap<String, Long> kinds(String process, long whole) {
        SortedMap<String, Long> kinds = new TreeMap<>();
        parts.forEach((path, part) -> {
            if (part.process().equals(process)) {
                kinds.merge(part.kind(), seen.getOrDefault(path, 0L), Long::sum);
            }
        });
        kinds.merge(Work.REST, whole - CpuUsage.sum(kinds), Long::sum);
        return kinds;
    }

    private static long cpu(Path of) {
        String stat = text(of, "stat");
        return stat.isEmpty() ? 0 : ProcessUsage.parseCpu(stat);
    }

    private static long ownCpu(Path of) {
        String stat = text(of, "stat");
        return stat.isEmpty() ? 0 : ProcessUsage.parseOwnCpu(stat);
    }

    /** Empty for one that has ended. */
    private static String text(Path of, String file) {
        try {
            return Files.readString(of.resolve(file));
        } catch (IOException ended) {
            return "";
        }
    }
}
