package com.ziraai.analytics.counter;

import com.ziraai.analytics.fold.Standing;
import com.ziraai.event.AttemptStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of counters: a row for each sponsor, quarter of an hour of release and what else they tell
 * apart. {@link CounterDeltas} says what each column counts.
 */
public enum CounterTable {
    /** Attempts by what is known of them. */
    ATTEMPT_COUNTER(
            List.of("channel", "provider", "sender", "country"),
            Stream.concat(
                            names(AttemptStatus.values()),
                            Stream.of(
                                    "parts",
                                    "price_micros",
                                    "timed",
                                    "accepted_millis",
                                    "within_100",
                                    "within_500",
                                    "within_1000",
                                    "within_2000",
                                    "within_5000",
                                    "delivery_timed",
                                    "delivery_millis"))
                    .toList()),
    /** Items by where they stand, and by how fast they got there. */
    ITEM_COUNTER(
            List.of(),
            Stream.concat(
                            names(Standing.values()),
                            Stream.of(
                                    "never_tried",
                                    "measured",
                                    "accepted_reached",
                                    "sent_reached",
                                    "delivered_reached",
                                    "accepted_within",
                                    "sent_within",
                                    "delivered_within",
                                    "retried_good",
                                    "retried_bad"))
                    .toList()),
    /** Failures by reason, and what became of the item. */
    ERROR_COUNTER(
            List.of("channel", "provider", "sender", "country", "failure_class", "code"),
            List.of("errors", "recovered", "unrecovered"));

    final List<String> dimensions;
    final List<String> measures;

    CounterTable(List<String> dimensions, List<String> measures) {
        this.dimensions = dimensions;
        this.measures = measures;
    }

    private static Stream<String> names(Enum<?>[] symbols) {
        return Arrays.stream(symbols).map(each -> each.name().toLowerCase(Locale.ROOT));
    }

    /** Where a measure stands in a row of what it counts. */
    int place(String measure) {
        int place = measures.indexOf(measure);
        if (place < 0) {
            throw new IllegalArgumentException(name() + " has no " + measure);
        }
        return place;
    }

    private String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the parameter that binds a column. */
    String parameter(String column) {
        return name() + "_" + column;
    }

    /**
     * The part of the fold's statement that adds what a batch counted. Follows only where the tally
     * was taken, as the pages do. Rows are touched in the order of their key, so that no two
     * instances wait for each other.
     *
     * @param suffix what the table's name ends with
     */
    String addition(String suffix) {
        List<String> keys =
                Stream.concat(Stream.of("sponsor_id", "released_at"), dimensions.stream()).toList();
        String key = String.join(", ", keys);
        String owner = "operation_day, operation_id, partition";
        List<String> bound =
                Stream.of(Stream.of(owner.split(", ")), keys.stream(), measures.stream())
                        .flatMap(each -> each)
                        .toList();
        return """
        INSERT INTO %s AS known (day, %s, %s)
        SELECT CAST(released_at AT TIME ZONE 'UTC' AS date), %s, %s
        FROM unnest(%s) AS new (%s)
        JOIN taken USING (%s)
        GROUP BY %s ORDER BY %s
        ON CONFLICT (day, %s) DO UPDATE SET %s
        """
                .formatted(
                        tableName() + suffix,
                        key,
                        String.join(", ", measures),
                        key,
                        each(measures, "CAST(sum(%1$s) AS bigint)"),
                        bound.stream()
                                .map(column -> ":" + parameter(column))
                                .collect(Collectors.joining(", ")),
                        String.join(", ", bound),
                        owner,
                        key,
                        key,
                        key,
                        each(measures, "%1$s = known.%1$s + excluded.%1$s"));
    }

    private static String each(List<String> columns, String form) {
        return columns.stream().map(form::formatted).collect(Collectors.joining(", "));
    }
}
