package com.ziraai.messaging.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Gauges one statement counts; declare it as a bean. They are read every ten seconds and kept, so
 * that no scrape waits for the database, and are NaN while it does not answer. Every instance of a
 * service reads the same: of several, take the greatest and not the sum.
 *
 * @param statement gives one row, a column for each gauge; {@code :now} in it is the present
 * @param columns what the columns are
 */
public record DatabaseGauges(String statement, List<Column> columns) {

    /**
     * One column and its gauge.
     *
     * @param name of the column
     * @param metric name of the gauge, with dots and without its unit
     * @param unit base unit; empty for a number of things
     * @param description a sentence for people
     * @param labels names and values by turns
     */
    record Column(
            String name, String metric, String unit, String description, List<String> labels) {}

    public DatabaseGauges {
        columns = List.copyOf(columns);
    }

    /** What that statement counts; say next what its columns are. */
    public static DatabaseGauges of(String statement) {
        return new DatabaseGauges(statement, List.of());
    }

    /**
     * The column is a number of things.
     *
     * @param labels names and values by turns
     */
    public DatabaseGauges number(
            String column, String metric, String description, String... labels) {
        return with(new Column(column, metric, "", description, List.of(labels)));
    }

    /** The column is a time in seconds. */
    public DatabaseGauges seconds(String column, String metric, String description) {
        return with(new Column(column, metric, "seconds", description, List.of()));
    }

    private DatabaseGauges with(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return new DatabaseGauges(statement, more);
    }
}
