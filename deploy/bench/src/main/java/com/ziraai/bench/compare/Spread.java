package com.ziraai.bench.compare;

import java.util.List;

/** What several measurements of one figure say. */
public record Spread(double median, double least, double most) {

    /**
     * @param figures at least one
     */
    public static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return "%,.0f (%,.0f-%,.0f)".formatted(median, least, most);
    }
}
