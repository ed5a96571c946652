package com.ziraai.analytics.fold;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a page: format, number of known items, their slots, then column by column the values
 * of just those items, then what {@link DescriptionCodec} adds. A change of the format needs a new
 * number.
 */
final class PageCodec {

    private static final byte FORMAT = 2;

    /** As the present format, with neither releases nor labels. */
    private static final byte WITHOUT_DESCRIPTIONS = 1;

    private static final int HEADER = 1 + Short.BYTES + 1;

    private PageCodec() {}

    static byte[] encode(Page page) {
        short[] slots = knownSlots(page);
        int columns = Stage.COUNT;
        for (char @Nullable [] attempt : page.attempts) {
            columns += attempt == null ? 0 : 1;
        }
        byte[] descriptions = DescriptionCodec.encode(page, slots);
        ByteBuffer bytes =
                ByteBuffer.allocate(
                        HEADER
                                + slots.length * Short.BYTES
                                + columns * (1 + slots.length * Character.BYTES)
                                + descriptions.length);
        bytes.put(FORMAT).putShort((short) slots.length).put((byte) columns);
        for (short slot : slots) {
            bytes.putShort(slot);
        }
        for (int stage = 0; stage < Stage.COUNT; stage++) {
            put(bytes, stage, page.stages[stage], slots);
        }
        for (int attemptNo = 0; attemptNo < page.attempts.length; attemptNo++) {
            char @Nullable [] column = page.attempts[attemptNo];
            if (column != null) {
                put(bytes, Stage.COUNT + attemptNo, column, slots);
            }
        }
        return bytes.put(descriptions).array();
    }

    private static short[] knownSlots(Page page) {
        short[] slots = new short[Page.ITEMS];
        int known = 0;
        for (short slot = 0; slot < Page.ITEMS; slot++) {
            if (page.isKnown(slot)) {
                slots[known++] = slot;
            }
        }
        return Arrays.copyOf(slots, known);
    }

    private static void put(ByteBuffer bytes, int id, char[] column, short[] slots) {
        bytes.put((byte) id);
        for (short slot : slots) {
            bytes.putChar(column[slot]);
        }
    }

    /**
     * @throws IllegalStateException if the bytes are of another format
     */
    static Page decode(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        byte format = bytes.get();
        if (format != FORMAT && format != WITHOUT_DESCRIPTIONS) {
            throw new IllegalStateException(
                    "page of format " + format + ": rebuild from the topics");
        }
        short[] slots = new short[bytes.getShort()];
        Page page = readColumns(bytes, slots);
        if (format == FORMAT) {
            DescriptionCodec.decode(bytes, slots, page);
        }
        return page;
    }

    private static Page readColumns(ByteBuffer bytes, short[] slots) {
        int columns = Byte.toUnsignedInt(bytes.get());
        bytes.asShortBuffer().get(slots);
        bytes.position(bytes.position() + slots.length * Short.BYTES);
        Page page = new Page();
        for (int i = 0; i < columns; i++) {
            int id = Byte.toUnsignedInt(bytes.get());
            char[] column = id < Stage.COUNT ? page.stages[id] : page.column(id - Stage.COUNT);
            for (short slot : slots) {
                column[slot] = bytes.getChar();
            }
        }
        return page;
    }
}
