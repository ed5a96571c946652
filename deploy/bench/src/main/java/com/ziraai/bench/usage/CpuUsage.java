package com.ziraai.bench.usage;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CPU time by process and kind of work.
 *
 * @param micros user and system time in microseconds
 */
public record CpuUsage(SortedMap<String, SortedMap<String, Long>> micros) {

    /** What was used after the earlier reading; of processes both of them saw. */
    public CpuUsage since(CpuUsage earlier) {
        SortedMap<String, SortedMap<String, Long>> used = new TreeMap<>();
        micros.forEach((process, kinds) -> {
            Map<String, Long> before = earlier.micros.get(process);
            if (before != null) {
                used.put(process, difference(kinds, before));
            }
        });
        return new CpuUsage(used);
    }

    private static SortedMap<String, Long> difference(
            Map<String, Long> after, Map<String, Long> before) {
        SortedMap<String, Long> difference = new TreeMap<>();
        after.forEach((kind, time) -> difference.put(kind, time - before.getOrDefault(kind, 0L)));
        return difference;
    }

    /** Of one process, in microseconds. */
    public static long sum(Map<String, Long> kinds) {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of one process's compilers, in microseconds. */
    public static long compilers(Map<String, Long> kinds) {
        return kinds.getOrDefault(Work.C1, 0L) + kinds.getOrDefault(Work.C2, 0L);
    }
}
