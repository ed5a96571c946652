package com.ziraai.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A CSV file made while it is read, so that it takes no room however long it is: of fifty rows one
 * has no number and one has that of the row before.
 *
 * @param count rows, the header not counted
 */
record ListRows(int count) {

    private static final int CYCLE = 50;
    private static final int INVALID = 17;
    private static final int DUPLICATE = 31;

    /** Lines read at once. */
    private static final int BLOCK = 1000;

    InputStream csv() {
        Iterator<String> blocks =
                IntStream.iterate(-1, from -> from < count, from -> from + BLOCK)
                        .mapToObj(this::block)
                        .iterator();
        return new SequenceInputStream(
                new Enumeration<>() {
                    @Override
                    public boolean hasMoreElements() {
                        return blocks.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return new ByteArrayInputStream(
                                blocks.next().getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    /** Where the bad rows stand in the file, whose first line is 1. */
    LongStream bad() {
        return IntStream.range(0, count)
                .filter(row -> isInvalid(row) || isDuplicate(row))
                .mapToLong(row -> row + 2L);
    }

    private String block(int from) {
        StringBuilder lines = new StringBuilder();
        for (int row = from; row < Math.min(from + BLOCK, count); row++) {
            lines.append(line(row)).append('\n');
        }
        return lines.toString();
    }

    private static String line(int row) {
        if (row < 0) {
            return "telefon;ad;email;region;cropType";
        }
        int person = isDuplicate(row) ? row - 1 : row;
        String phone = isInvalid(row) ? "0555x" : "+905" + (300_000_000 + person * 7L);
        return phone + ";Çiftçi " + row + ";ciftci" + row + "@example.com;Antalya;domates";
    }

    private static boolean isInvalid(int row) {
        return row % CYCLE == INVALID;
    }

    private static boolean isDuplicate(int row) {
        return row % CYCLE == DUPLICATE;
    }
}
