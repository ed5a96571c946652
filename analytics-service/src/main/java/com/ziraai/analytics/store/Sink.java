package com.ziraai.analytics.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes being written. Numbers take seven bits a byte, lowest first: most of what we count is
 * small.
 */
final class Sink {

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int length;

    Sink(int expected) {
        bytes = new byte[expected];
    }

    /** A number; one below 0 takes ten bytes. */
    Sink number(long value) {
        room(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    Sink text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        return append(encoded, encoded.length);
    }

    /** The name of a symbol, so that what is stored outlives its place among the others. */
    Sink symbol(Enum<?> symbol) {
        return text(symbol.name());
    }

    Sink append(Sink other) {
        return append(other.bytes, other.length);
    }

    private Sink append(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
