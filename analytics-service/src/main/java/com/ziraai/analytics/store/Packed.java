package com.ziraai.analytics.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Byte strings in one, with the places PostgreSQL's {@code substring} cuts them out at. The driver
 * leaks direct memory when an array of byte strings is bound.
 */
final class Packed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    void add(byte[] part) {
        starts.add(bytes.size() + 1);
        lengths.add(part.length);
        bytes.writeBytes(part);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Position of each part, counted from 1 as SQL does. */
    Integer[] starts() {
        return starts.toArray(Integer[]::new);
    }

    Integer[] lengths() {
        return lengths.toArray(Integer[]::new);
    }
}
