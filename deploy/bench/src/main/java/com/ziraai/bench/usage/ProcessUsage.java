package com.ziraai.bench.usage;

import com.ziraai.local.system.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process and those it started have used so far, as the kernel counts it.
 *
 * @param cpuMicros user and system time in microseconds, ended children included
 * @param residentBytes memory in RAM now; pages shared between processes are counted once a process
 */
public record ProcessUsage(long cpuMicros, long residentBytes) {

    /** The kernel's unit of CPU time: USER_HZ is 100 on every Linux of this architecture. */
    private static final long TICK_MICROS = 10_000;

    private static final long PAGE_BYTES = 4096;

    // Positions after the command name in /proc/pid/stat.
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CSTIME = 14;

    private static final ProcessUsage NONE = new ProcessUsage(0, 0);

    /** Usage of every process of the system, by its name. */
    public static Map<String, ProcessUsage> of(LocalSystem system) {
        Map<String, ProcessUsage> usage = new TreeMap<>();
        system.processes().forEach((name, process) -> usage.put(name, of(process)));
        return usage;
    }

    /** CPU time of every process of the system since then, in microseconds, by its name. */
    public static SortedMap<String, Long> cpuMicrosSince(
            Map<String, ProcessUsage> before, LocalSystem system) {
        SortedMap<String, Long> micros = new TreeMap<>();
        of(system)
                .forEach((name, now) ->
                        micros.put(
                                name,
                                now.cpuMicros() - before.getOrDefault(name, now).cpuMicros()));
        return micros;
    }

    /** Usage of the process and all its descendants; zero for one that has ended. */
    static ProcessUsage of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> single(each.pid()))
                .reduce(NONE, ProcessUsage::plus);
    }

    private static ProcessUsage single(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            return new ProcessUsage(
                    parseCpu(Files.readString(folder.resolve("stat"))),
                    parseResident(Files.readString(folder.resolve("statm"))));
        } catch (IOException ended) {
            return NONE;
        }
    }

    /** CPU time from a line of {@code /proc/pid/stat}, with that of children that have ended. */
    static long parseCpu(String stat) {
        return parseCpu(stat, CSTIME);
    }

    /** As {@link #parseCpu(String)}, of that process or thread alone. */
    static long parseOwnCpu(String stat) {
        return parseCpu(stat, STIME);
    }

    /** The command name before the fields may contain anything. */
    private static long parseCpu(String stat, int last) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = UTIME; i <= last; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * TICK_MICROS;
    }

    /** Resident memory from a line of {@code /proc/pid/statm}. */
    static long parseResident(String statm) {
        return Long.parseLong(statm.split(" ")[1]) * PAGE_BYTES;
    }

    ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(cpuMicros + other.cpuMicros, residentBytes + other.residentBytes);
    }
}
