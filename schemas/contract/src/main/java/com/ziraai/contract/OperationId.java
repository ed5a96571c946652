package com.ziraai.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Identity of an operation: a prefix that tells its type, an underscore and a UUID of version 7
 * (RFC 9562), for example {@code bulk_0198c0de-7a10-7c3e-9f00-0123456789ab}. The time inside makes
 * ids sort by creation and tells every service, from the id alone, which time partition its rows
 * are in.
 *
 * @param value the whole id
 */
public record OperationId(String value) {

    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z]{1,12}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /**
     * @throws IllegalArgumentException if the value is no operation id
     */
    public OperationId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an operation id: " + value);
        }
    }

    /** Whether the text has the form of an operation id. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /** A new id of operations of that prefix, created at that instant. */
    public static OperationId create(String prefix, Instant at, RandomGenerator random) {
        return create(prefix, at, random, 0);
    }

    /** The same of an operation that is {@linkplain Following followed}. */
    public static OperationId createFollowed(String prefix, Instant at, RandomGenerator random) {
        return create(prefix, at, random, Following.MARK);
    }

    private static OperationId create(
            String prefix, Instant at, RandomGenerator random, long lastBits) {
        long high = at.toEpochMilli() << 16 | 0x7000L | random.nextLong() & 0xfffL;
        long low = 0x8000000000000000L | random.nextLong() >>> 2 | lastBits;
        return new OperationId(prefix + "_" + new UUID(high, low));
    }

    /** Day of creation in UTC, read from the id. */
    public LocalDate createdOn() {
        return createdAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Instant of creation, to the millisecond, read from the id. */
    public Instant createdAt() {
        int start = value.indexOf('_') + 1;
        String hex = value.substring(start, start + 8) + value.substring(start + 9, start + 13);
        return Instant.ofEpochMilli(Long.parseLong(hex, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
