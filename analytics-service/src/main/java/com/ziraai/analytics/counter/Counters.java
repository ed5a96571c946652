package com.ziraai.analytics.counter;

import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** How counters go into their tables: as parts of the fold's one statement. */
public final class Counters {

    private Counters() {}

    /**
     * One {@code name AS (INSERT …)} for each table, with commas between.
     *
     * @param suffix what the tables' names end with
     */
    public static String additions(String suffix) {
        return Arrays.stream(CounterTable.values())
                .map(table ->
                        "added_to_%s AS (\n%s)".formatted(table.name(), table.addition(suffix)))
                .collect(Collectors.joining(", "));
    }

    /** A change of a row and the rows of the fold it belongs to. */
    private record Row(PartitionKey owner, String sponsorId, CounterKey key, long[] counts) {}

    /** Binds what those parts of the fold moved. */
    public static GenericExecuteSpec bind(
            GenericExecuteSpec save, Map<PartitionKey, CounterDeltas> deltas) {
        Map<CounterTable, List<Row>> rows =
                deltas.entrySet().stream()
                        .flatMap(each -> rows(each.getKey(), each.getValue()).stream())
                        .collect(Collectors.groupingBy(row -> row.key().table()));
        GenericExecuteSpec bound = save;
        for (CounterTable table : CounterTable.values()) {
            bound = bind(bound, table, rows.getOrDefault(table, List.of()));
        }
        return bound;
    }

    private static List<Row> rows(PartitionKey owner, CounterDeltas deltas) {
        List<Row> rows = new ArrayList<>();
        deltas.counts()
                .forEach((key, counts) -> {
                    if (Arrays.stream(counts).anyMatch(count -> count != 0)) {
                        rows.add(new Row(owner, deltas.sponsorId(), key, counts));
                    }
                });
        return rows;
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec save, CounterTable table, List<Row> rows) {
        GenericExecuteSpec bound =
                save.bind(
                                table.parameter("operation_day"),
                                column(rows, row -> row.owner().day(), LocalDate[]::new))
                        .bind(
                                table.parameter("operation_id"),
                                column(rows, row -> row.owner().operationId(), String[]::new))
                        .bind(
                                table.parameter("partition"),
                                column(rows, row -> row.owner().partition(), Integer[]::new))
                        .bind(
                                table.parameter("sponsor_id"),
                                column(rows, Row::sponsorId, String[]::new))
                        .bind(
                                table.parameter("released_at"),
                                column(
                                        rows,
                                        row -> Quarter.start(row.key().quarter()),
                                        Instant[]::new));
        for (String each : table.dimensions) {
            bound =
                    bound.bind(
                            table.parameter(each),
                            column(rows, row -> row.key().dimension(each), String[]::new));
        }
        for (int i = 0; i < table.measures.size(); i++) {
            int measure = i;
            bound =
                    bound.bind(
                            table.parameter(table.measures.get(i)),
                            column(rows, row -> row.counts()[measure], Long[]::new));
        }
        return bound;
    }

    private static <C> C[] column(List<Row> rows, Function<Row, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
