package com.ziraai.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Identity of an operation: a prefix that tells its type, an underscore and a UUID of version 7
 * (RFC 9562), for example {@code bulk_0198c0de-7a10-7c3e-9f00-0123456789ab}. The time inside makes
 * ids sort by creation and tells every service, from the id alone, which time partition its rows
 * are in.
 *
 * @param value the whole id
 */
public record OperationId(String value) {

    /** The UUID: h is a hexadecimal digit, v the variant of RFC 9562, all else itself. */
    private static final String FORM = "hhhhhhhh-hhhh-7hhh-vhhh-hhhhhhhhhhhh";

    private static final int LONGEST_PREFIX = 12;
    private static final long MILLIS_A_DAY = 86_400_000;

    /**
     * @throws IllegalArgumentException if the value is no operation id
     */
    public OperationId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an operation id: " + value);
        }
    }

    /** Whether the text has the form of an operation id; asked of every record by every service. */
    public static boolean isValid(String value) {
        int prefix = value.length() - FORM.length() - 1;
        return prefix >= 1
                && prefix <= LONGEST_PREFIX
                && isPrefix(value, prefix)
                && value.charAt(prefix) == '_'
                && isUuid(value, prefix + 1);
    }

    private static boolean isPrefix(String value, int length) {
        for (int at = 0; at < length; at++) {
            if (value.charAt(at) < 'a' || value.charAt(at) > 'z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUuid(String value, int start) {
        for (int at = 0; at < FORM.length(); at++) {
            if (!fits(value.charAt(start + at), FORM.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char sign, char form) {
        return switch (form) {
            case 'h' -> sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'f';
            case 'v' -> sign == '8' || sign == '9' || sign == 'a' || sign == 'b';
            default -> sign == form;
        };
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
        return LocalDate.ofEpochDay(createdMillis() / MILLIS_A_DAY);
    }

    /** Instant of creation, to the millisecond, read from the id. */
    public Instant createdAt() {
        return Instant.ofEpochMilli(createdMillis());
    }

    /** The first 48 bits of the UUID, on both sides of its first dash. */
    private long createdMillis() {
        int start = value.indexOf('_') + 1;
        int dash = start + 8;
        return Long.parseLong(value, start, dash, 16) << 16
                | Long.parseLong(value, dash + 1, dash + 5, 16);
    }

    @Override
    public String toString() {
        return value;
    }
}
