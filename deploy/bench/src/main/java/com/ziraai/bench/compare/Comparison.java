package com.ziraai.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The figures of two sides beside each other. */
final class Comparison {

    private Comparison() {}

    /**
     * One figure.
     *
     * @param one of the first side; empty where that side does not tell it
     */
    record Row(String figure, Optional<Spread> one, Optional<Spread> other) {

        /** How many times the first side's median the second one's is. */
        Optional<Double> ratio() {
            return one.filter(each -> each.median() != 0)
                    .flatMap(first -> other.map(second -> second.median() / first.median()));
        }

        @Override
        public String toString() {
            return line(
                    figure,
                    one.map(Spread::toString).orElse("-"),
                    other.map(Spread::toString).orElse("-"),
                    ratio().map("%.2f"::formatted).orElse("-"));
        }
    }

    /** A row for each figure that either side tells, in the order of telling. */
    static List<Row> rows(List<Map<String, Double>> one, List<Map<String, Double>> other) {
        Set<String> names = new LinkedHashSet<>();
        one.forEach(each -> names.addAll(each.keySet()));
        other.forEach(each -> names.addAll(each.keySet()));
        return names.stream()
                .map(name -> new Row(name, spread(name, one), spread(name, other)))
                .toList();
    }

    private static Optional<Spread> spread(String name, List<Map<String, Double>> rounds) {
        List<Double> figures =
                rounds.stream().map(each -> each.get(name)).filter(Objects::nonNull).toList();
        return figures.isEmpty() ? Optional.empty() : Optional.of(Spread.of(figures));
    }

    /** The table: median, least and most of each side, and the ratio of the medians. */
    static List<String> table(String one, String other, List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line("median (least-most)", one, other, other + "/" + one));
        rows.forEach(each -> lines.add(each.toString()));
        return lines;
    }

    private static String line(String figure, String one, String other, String ratio) {
        return "%-34s %24s %24s %10s".formatted(figure, one, other, ratio);
    }
}
