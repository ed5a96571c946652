package com.ziraai.code.allocation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes this instance may still give out, by day. Not thread-safe. */
final class CodePool {

    /** Zones make three days current at once; a replay of a week's requests touches nine. */
    private static final int DAYS = 12;

    private final int suffixes;
    private final Map<LocalDate, Day> days =
            new LinkedHashMap<>(DAYS * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
                    return size() > DAYS;
                }
            };

    /**
     * @param suffixes different suffixes a day has
     */
    CodePool(int suffixes) {
        this.suffixes = suffixes;
    }

    /** How many codes are missing to take that many. */
    int shortage(LocalDate day, int wanted) {
        Day known = days.get(day);
        return known == null ? wanted : Math.max(0, wanted - known.left());
    }

    void add(CodeBlock block) {
        days.computeIfAbsent(
                        block.day(),
                        day -> new Day(day, new CodePermutation(block.key(), suffixes)))
                .numbers
                .add(new int[] {block.from(), block.to()});
    }

    /** Takes that many codes, or as many as are left. */
    List<String> take(LocalDate day, int wanted) {
        Day known = days.get(day);
        return known == null ? List.of() : known.take(wanted);
    }

    /** Runs of numbers that are left, each from its first to one past its last. */
    private record Day(LocalDate date, CodePermutation permutation, Deque<int[]> numbers) {

        Day(LocalDate date, CodePermutation permutation) {
            this(date, permutation, new ArrayDeque<>());
        }

        int left() {
            return numbers.stream().mapToInt(run -> run[1] - run[0]).sum();
        }

        List<String> take(int wanted) {
            List<String> codes = new ArrayList<>(wanted);
            while (codes.size() < wanted && !numbers.isEmpty()) {
                int[] run = numbers.getFirst();
                codes.add(CodeFormat.write(date, permutation.apply(run[0]++)));
                if (run[0] == run[1]) {
                    numbers.removeFirst();
                }
            }
            return codes;
        }
    }
}
