package com.ziraai.analytics.report;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;

/** A row of a report's query; no column of one is null. */
record Row(Readable columns) {

    long number(String column) {
        return Objects.requireNonNull(columns.get(column, Long.class), column);
    }

    String text(String column) {
        return Objects.requireNonNull(columns.get(column, String.class), column);
    }

    LocalDate day(String column) {
        return Objects.requireNonNull(columns.get(column, LocalDate.class), column);
    }
}
