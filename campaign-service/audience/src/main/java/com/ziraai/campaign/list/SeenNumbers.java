package com.ziraai.campaign.list;

/**
 * The phone numbers of a list so far. A number in E.164 has at most 15 digits and is therefore its
 * own 64-bit key: the answer is exact, and a million of them take 16 MB. Open addressing, at most
 * half full.
 */
final class SeenNumbers {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Zero is no phone number and stands for an empty slot. */
    private long[] slots = new long[1 << 12];

    private int size;

    /** Whether it is new. */
    boolean add(String e164) {
        long number = Long.parseLong(e164, 1, e164.length(), 10);
        if (!put(slots, number)) {
            return false;
        }
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private static boolean put(long[] slots, long number) {
        int slot = (int) (number * MIX >>> 32) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == number) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long each : slots) {
            if (each != 0) {
                put(larger, each);
            }
        }
        slots = larger;
    }
}
