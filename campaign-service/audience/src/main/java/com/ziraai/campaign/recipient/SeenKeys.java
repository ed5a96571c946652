package com.ziraai.campaign.recipient;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The contact keys seen so far, each by all of its 128 bits, so that the answer is exact; a million
 * of them take 32 MB. Open addressing, at most half full. Not thread-safe.
 */
public final class SeenKeys {

    private static final int FIRST_SLOTS = 1 << 10;

    /** Two in a row for each key; two zeros stand for an empty slot. */
    private long[] slots = new long[2 * FIRST_SLOTS];

    private int size;

    /** Whether it is new. */
    public boolean add(String contactKey) {
        ByteBuffer key = ByteBuffer.wrap(Base64.getUrlDecoder().decode(contactKey));
        if (!put(slots, key.getLong(), key.getLong())) {
            return false;
        }
        size++;
        if (size * 4 > slots.length) {
            grow();
        }
        return true;
    }

    /** A hash is its own hash. */
    private static boolean put(long[] slots, long high, long low) {
        int mask = slots.length - 1;
        int slot = ((int) low << 1) & mask;
        while (slots[slot] != 0 || slots[slot + 1] != 0) {
            if (slots[slot] == high && slots[slot + 1] == low) {
                return false;
            }
            slot = (slot + 2) & mask;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                put(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }
}
