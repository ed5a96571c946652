package com.ziraai.analytics.report;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of a report's query; no column of one is null. */
record Row(Readable columns) {

    long number(String column) {
        return Objects.requireNonNull(columns.get(column, Long.class), column);
    }

    String text(String column) {
        return Objects.requireNonNull(columns.get(column, String.class), column);
    }

    /** The same; null where it is empty, which stands for not known. */
    @Nullable String known(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    LocalDate day(String column) {
        return Objects.requireNonNull(columns.get(column, LocalDate.class), column);
    }
}
