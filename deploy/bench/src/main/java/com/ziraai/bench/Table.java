package com.ziraai.bench;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message costs, as lines for people: the dearest process and its dearest work first. */
final class Table {

    /** Microseconds below which work is not worth its place in a line. */
    private static final double LEAST = 0.5;

    private Table() {}

    static List<String> of(String name, Part part) {
        String head =
                "%s: %,d messages in %.1f s, %,.1f/s, %d µs a message, of it compilers %d, net %d"
                        .formatted(
                                name,
                                part.messages(),
                                part.seconds(),
                                part.messagesPerSecond(),
                                part.systemCpuMicrosPerMessage(),
                                part.compilersCpuMicrosPerMessage(),
                                part.netCpuMicrosPerMessage());
        Stream<String> rows =
                part.cpuMicrosPerMessage().entrySet().stream()
                        .sorted(largestFirst())
                        .map(each ->
                                "  %-18s %5d   %s"
                                        .formatted(
                                                each.getKey(),
                                                each.getValue(),
                                                work(part, each.getKey())));
        return Stream.concat(Stream.of(head), rows).toList();
    }

    private static String work(Part part, String process) {
        return part
                .workMicrosPerMessage()
                .getOrDefault(process, Collections.emptySortedMap())
                .entrySet()
                .stream()
                .filter(each -> each.getValue() >= LEAST)
                .sorted(largestFirst())
                .map(each -> "%s %.1f".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static <V extends Comparable<V>> Comparator<Map.Entry<String, V>> largestFirst() {
        return Map.Entry.<String, V>comparingByValue().reversed();
    }
}
