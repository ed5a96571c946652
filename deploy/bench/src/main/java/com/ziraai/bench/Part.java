package com.ziraai.bench;

import com.ziraai.bench.usage.CpuMeter;
import com.ziraai.bench.usage.CpuUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What messages cost over a stretch of time.
 *
 * @param messages handed over meanwhile
 * @param receiptsPerMessage receipts taken meanwhile: fewer than in the whole run where they fell
 *     behind, so that their work is missing here
 * @param cpuMicrosPerMessage user and system time by process, in microseconds
 * @param systemCpuMicrosPerMessage their sum without the simulator, which plays the outside, and
 *     without the bench
 * @param compilersCpuMicrosPerMessage of that sum, what the compilers of all JVMs took
 * @param netCpuMicrosPerMessage of that sum, the rest
 * @param workMicrosPerMessage the same by process and kind of work
 */
record Part(
        long messages,
        double seconds,
        double messagesPerSecond,
        double receiptsPerMessage,
        SortedMap<String, Long> cpuMicrosPerMessage,
        long systemCpuMicrosPerMessage,
        long compilersCpuMicrosPerMessage,
        long netCpuMicrosPerMessage,
        SortedMap<String, SortedMap<String, Double>> workMicrosPerMessage) {

    private static final Set<String> OUTSIDE = Set.of("simulator", CpuMeter.BENCH);

    /** Looks a stretch must span at least, so that its ends are exact enough. */
    private static final int SPAN = 4;

    static Part of(Look from, Look to, long messages, Duration took) {
        SortedMap<String, SortedMap<String, Long>> used = to.cpu().since(from.cpu()).micros();
        long all = system(used, CpuUsage::sum) / messages;
        long compilers = system(used, CpuUsage::compilers) / messages;
        SortedMap<String, Long> processes = new TreeMap<>();
        used.forEach((name, kinds) -> processes.put(name, CpuUsage.sum(kinds) / messages));
        return new Part(
                messages,
                tenths(took.toMillis() / 1000.0),
                tenths(messages * 1000.0 / took.toMillis()),
                tenths(10.0 * (to.receipts() - from.receipts()) / messages) / 10,
                processes,
                all,
                compilers,
                all - compilers,
                work(used, messages));
    }

    /**
     * The steady part of a run: from a tenth of its messages to nine tenths, without the first
     * requests and without the last receipts. Empty where that is too short to be measured.
     */
    static Optional<Part> steady(List<Look> looks) {
        long before = looks.getFirst().handedOver();
        long messages = looks.getLast().handedOver() - before;
        int from = first(looks, before + messages / 10);
        int to = first(looks, before + messages * 9 / 10);
        if (to - from < SPAN) {
            return Optional.empty();
        }
        Look begin = looks.get(from);
        Look end = looks.get(to);
        return Optional.of(of(begin, end, end.handedOver() - begin.handedOver(), end.since(begin)));
    }

    private static int first(List<Look> looks, long handedOver) {
        int at = 0;
        while (looks.get(at).handedOver() < handedOver) {
            at++;
        }
        return at;
    }

    private static long system(
            SortedMap<String, SortedMap<String, Long>> used,
            ToLongFunction<SortedMap<String, Long>> time) {
        return used.entrySet().stream()
                .filter(each -> !OUTSIDE.contains(each.getKey()))
                .mapToLong(each -> time.applyAsLong(each.getValue()))
                .sum();
    }

    private static SortedMap<String, SortedMap<String, Double>> work(
            SortedMap<String, SortedMap<String, Long>> used, long messages) {
        SortedMap<String, SortedMap<String, Double>> work = new TreeMap<>();
        used.forEach((process, kinds) -> {
            SortedMap<String, Double> each = new TreeMap<>();
            kinds.forEach((kind, micros) -> each.put(kind, tenths((double) micros / messages)));
            work.put(process, each);
        });
        return work;
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
