package com.ziraai.messaging.table;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Several values of a {@code bytea} column behind one another, because binding an array of buffers
 * leaks direct memory in the driver; {@code substring(:packed FROM start FOR length)} is one of
 * them.
 *
 * @param starts where each begins, from 1 as SQL counts
 * @param lengths its length in bytes, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // bound to a statement, never compared
public record PackedBytes(ByteBuffer bytes, Integer[] starts, Integer[] lengths) {

    public static PackedBytes of(List<ByteBuffer> values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.stream().mapToInt(ByteBuffer::remaining).sum());
        Integer[] starts = new Integer[values.size()];
        Integer[] lengths = new Integer[values.size()];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = bytes.position() + 1;
            lengths[index] = values.get(index).remaining();
            bytes.put(values.get(index));
        }
        return new PackedBytes(bytes.flip(), starts, lengths);
    }
}
