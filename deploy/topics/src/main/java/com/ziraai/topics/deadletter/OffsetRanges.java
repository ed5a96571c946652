package com.ziraai.topics.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Offsets as text: {@code 0-4,7}. */
final class OffsetRanges {

    private OffsetRanges() {}

    static String write(Collection<Long> offsets) {
        List<String> ranges = new ArrayList<>();
        SortedSet<Long> rest = new TreeSet<>(offsets);
        while (!rest.isEmpty()) {
            long first = rest.first();
            long last = first;
            while (rest.contains(last + 1)) {
                last++;
            }
            ranges.add(first == last ? String.valueOf(first) : first + "-" + last);
            rest = rest.tailSet(last + 1);
        }
        return String.join(",", ranges);
    }

    /**
     * @throws IllegalArgumentException if the text is none of {@link #write}
     */
    static SortedSet<Long> read(String text) {
        SortedSet<Long> offsets = new TreeSet<>();
        for (String range : text.split(",", -1)) {
            String[] ends = range.split("-", -1);
            long last = Long.parseLong(ends[ends.length - 1]);
            for (long offset = Long.parseLong(ends[0]); offset <= last; offset++) {
                offsets.add(offset);
            }
        }
        return offsets;
    }
}
