package com.ziraai.analytics.store;

import java.nio.charset.StandardCharsets;

/** Bytes being read, as {@link Sink} wrote them. */
final class Source {

    private final byte[] bytes;
    private int position;

    Source(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The number every stored form begins with.
     *
     * @throws IllegalStateException if it is of another one
     */
    Source format(int expected, String what) {
        long format = number();
        if (format != expected) {
            throw new IllegalStateException(
                    what + " of format " + format + ": rebuild from the topics");
        }
        return this;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int integer() {
        return (int) number();
    }

    String text() {
        int length = integer();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    <E extends Enum<E>> E symbol(Class<E> type) {
        return symbol(type, text());
    }

    /**
     * The symbol of that name.
     *
     * @throws IllegalStateException if there is none, rather than taking it for another
     */
    static <E extends Enum<E>> E symbol(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "stored under the unknown %s %s: rebuild from the topics"
                            .formatted(type.getSimpleName(), name),
                    e);
        }
    }
}
