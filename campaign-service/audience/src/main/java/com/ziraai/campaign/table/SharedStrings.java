package com.ziraai.campaign.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The texts of a workbook, which its cells name by number. They are kept in a file and mapped,
 * since on the heap the texts of a million rows would be all of it. Written first, read afterwards.
 */
final class SharedStrings implements Closeable {

    private final Path file;
    private final OutputStream out;
    private final Arena arena = Arena.ofShared();
    private long[] ends = new long[1024];
    private int count;
    private MemorySegment texts = MemorySegment.NULL;

    SharedStrings(Path spool) throws IOException {
        file = Files.createTempFile(spool, "strings-", ".tmp");
        out = new BufferedOutputStream(Files.newOutputStream(file), 65_536);
    }

    void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = start(count) + bytes.length;
        count++;
    }

    /** No more are added. */
    void complete() throws IOException {
        out.close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > 0) {
                texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            }
        }
        Files.delete(file);
    }

    String get(int index) throws BrokenTableException {
        if (index < 0 || index >= count) {
            throw new BrokenTableException("UNREADABLE_FILE");
        }
        long start = start(index);
        byte[] bytes = new byte[Math.toIntExact(ends[index] - start)];
        MemorySegment.copy(texts, ValueLayout.JAVA_BYTE, start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public void close() throws IOException {
        out.close();
        arena.close();
        Files.deleteIfExists(file);
    }
}
