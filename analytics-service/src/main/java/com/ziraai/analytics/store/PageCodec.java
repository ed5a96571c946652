package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Stage;
import java.util.Arrays;

/**
 * The bytes of a page: format, the known slots by their distances, then column by column the values
 * of just those items: their steps to each stage, the quarter of their release, and what {@link
 * AttemptDictionary} keeps of their attempts. Most numbers take a byte. Equal pages give equal
 * bytes. A change of the format needs a new number, and is read by nobody: what is stored in
 * another one is rebuilt from the topics.
 */
final class PageCodec {

    private static final Stage[] STAGES = Stage.values();
    private static final int TYPICAL_SIZE = 1024;

    private PageCodec() {}

    static byte[] encode(Page page) {
        int[] slots = knownSlots(page);
        Sink out = new Sink(TYPICAL_SIZE);
        out.number(StoredFormat.CURRENT).number(slots.length);
        int before = 0;
        for (int slot : slots) {
            out.number(slot - before);
            before = slot;
        }
        for (Stage stage : STAGES) {
            for (int slot : slots) {
                out.number(page.step(stage, slot));
            }
        }
        writeReleases(page, slots, out);
        new AttemptDictionary(page, slots).write(out);
        return out.toBytes();
    }

    private static int[] knownSlots(Page page) {
        int[] slots = new int[Page.ITEMS];
        int known = 0;
        for (int slot = 0; slot < Page.ITEMS; slot++) {
            if (page.isKnown(slot)) {
                slots[known++] = slot;
            }
        }
        return Arrays.copyOf(slots, known);
    }

    /** By their distance from the first: most items of a page are released together. */
    private static void writeReleases(Page page, int[] slots, Sink out) {
        int first = Arrays.stream(slots).map(page::release).min().orElse(0);
        out.number(first);
        for (int slot : slots) {
            out.number(page.release(slot) - first);
        }
    }

    /**
     * @throws IllegalStateException if the bytes are of another format, or name what we do not know
     */
    static Page decode(byte[] content) {
        Source in = new Source(content).format(StoredFormat.CURRENT, "page");
        Page page = new Page();
        int[] slots = readSlots(in);
        for (Stage stage : STAGES) {
            for (int slot : slots) {
                page.restore(stage, slot, (char) in.number());
            }
        }
        int first = in.integer();
        for (int slot : slots) {
            page.restore(slot, first + in.integer());
        }
        AttemptDictionary.read(in, slots, page);
        return page;
    }

    private static int[] readSlots(Source in) {
        int[] slots = new int[in.integer()];
        int slot = 0;
        for (int i = 0; i < slots.length; i++) {
            slot += in.integer();
            slots[i] = slot;
        }
        return slots;
    }
}
