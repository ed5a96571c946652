package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Channel;
import java.util.Arrays;

/**
 * Calls as rows of primitive columns, rows of the same item chained from the newest back. About 26
 * bytes a call. Not safe for concurrent use.
 */
final class CallLog {

    static final int NONE = -1;
    static final byte OPEN = 0;
    static final byte ACCEPTED = 1;
    static final byte ANSWER_DROPPED = 2;
    static final byte REFUSED = 3;

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final Channel[] CHANNELS = Channel.values();

    private int rows;
    private int[] items = new int[16];
    private int[] attempts = new int[16];
    private int[] times = new int[16];
    private int[] earlier = new int[16];
    private byte[] channels = new byte[16];
    private byte[] states = new byte[16];
    private byte[] marks = new byte[16];

    /**
     * Newest row by item, paged because items arrive dense but from anywhere; rows are kept plus
     * one, 0 is none.
     */
    private int[][] newest = new int[1][];

    int append(int item, int attempt, Channel channel, int millis) {
        int row = rows++;
        if (row == attempts.length) {
            grow(row * 2);
        }
        int[] page = page(item);
        items[row] = item;
        attempts[row] = attempt;
        times[row] = millis;
        channels[row] = (byte) channel.ordinal();
        earlier[row] = page[item & PAGE - 1] - 1;
        page[item & PAGE - 1] = row + 1;
        return row;
    }

    /** The newest row of an item, or {@link #NONE}. */
    int newest(int item) {
        int index = item >>> PAGE_BITS;
        int[] page = index < newest.length ? newest[index] : null;
        return page == null ? NONE : page[item & PAGE - 1] - 1;
    }

    /** The row before this one of the same item, or {@link #NONE}. */
    int earlier(int row) {
        return earlier[row];
    }

    int item(int row) {
        return items[row];
    }

    int attempt(int row) {
        return attempts[row];
    }

    int millis(int row) {
        return times[row];
    }

    Channel channel(int row) {
        return CHANNELS[channels[row]];
    }

    byte state(int row) {
        return states[row];
    }

    void state(int row, byte state) {
        states[row] = state;
    }

    boolean accepted(int row) {
        return states[row] == ACCEPTED || states[row] == ANSWER_DROPPED;
    }

    boolean marked(int row, byte mark) {
        return (marks[row] & mark) != 0;
    }

    void mark(int row, byte mark) {
        marks[row] |= mark;
    }

    /** All items ever seen have an index below this. */
    int itemBound() {
        return (int) Math.min(Integer.MAX_VALUE, (long) newest.length << PAGE_BITS);
    }

    private int[] page(int item) {
        int index = item >>> PAGE_BITS;
        if (index >= newest.length) {
            newest = Arrays.copyOf(newest, Math.max(index + 1, newest.length * 2));
        }
        if (newest[index] == null) {
            newest[index] = new int[PAGE];
        }
        return newest[index];
    }

    private void grow(int size) {
        items = Arrays.copyOf(items, size);
        attempts = Arrays.copyOf(attempts, size);
        times = Arrays.copyOf(times, size);
        earlier = Arrays.copyOf(earlier, size);
        channels = Arrays.copyOf(channels, size);
        states = Arrays.copyOf(states, size);
        marks = Arrays.copyOf(marks, size);
    }
}
