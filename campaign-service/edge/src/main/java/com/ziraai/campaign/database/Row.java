package com.ziraai.campaign.database;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A row read by column name. Every method not called {@code …IfAny} is for columns that are never
 * null and throws {@link IllegalStateException} if one is.
 *
 * @param columns the driver's row
 */
public record Row(Readable columns) {

    public String text(String column) {
        return get(column, String.class);
    }

    public Optional<String> textIfAny(String column) {
        return Optional.ofNullable(columns.get(column, String.class));
    }

    public String[] texts(String column) {
        return get(column, String[].class);
    }

    public int number(String column) {
        return get(column, Integer.class);
    }

    public Optional<Long> bigNumberIfAny(String column) {
        return Optional.ofNullable(columns.get(column, Long.class));
    }

    public int smallNumber(String column) {
        return get(column, Short.class);
    }

    public Optional<Double> realIfAny(String column) {
        return Optional.ofNullable(columns.get(column, Double.class));
    }

    public double real(String column) {
        return get(column, Double.class);
    }

    public long bigNumber(String column) {
        return get(column, Long.class);
    }

    public boolean truth(String column) {
        return get(column, Boolean.class);
    }

    public byte[] bytes(String column) {
        return get(column, byte[].class);
    }

    public LocalDate day(String column) {
        return get(column, LocalDate.class);
    }

    public Instant instant(String column) {
        return get(column, OffsetDateTime.class).toInstant();
    }

    public Optional<Instant> instantIfAny(String column) {
        return Optional.ofNullable(columns.get(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** The instant as a {@code timestamptz} is bound. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T get(String column, Class<T> type) {
        T value = columns.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
