package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.Optional;

/**
 * All that is known of one attempt of one item, in the 16 bits of a {@code char}: status (3 bits),
 * end of the item that follows from the attempt (3), channel (2), excluded failure (3). Each field
 * holds an ordinal plus one, 0 meaning nothing known, and two cells merge by the greater of each
 * field. That makes merging commutative, associative and idempotent, which is all the fold rests
 * on.
 */
final class Cell {

    static final char NOTHING = 0;

    private static final int STATUS = 0x0007;
    private static final int END = 0x0038;
    private static final int CHANNEL = 0x00c0;
    private static final int EXCLUDED = 0x0700;
    private static final int END_SHIFT = 3;
    private static final int CHANNEL_SHIFT = 6;
    private static final int EXCLUDED_SHIFT = 8;

    private static final AttemptStatus[] STATUSES = AttemptStatus.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final ItemStatus[] ENDS = ItemStatus.values();
    private static final ExcludedCode[] EXCLUDED_CODES = ExcludedCode.values();

    private Cell() {}

    static char of(Channel channel, AttemptStatus status, ExcludedCode excluded) {
        return (char)
                (status.ordinal() + 1
                        | channel.ordinal() + 1 << CHANNEL_SHIFT
                        | excluded.ordinal() << EXCLUDED_SHIFT);
    }

    static char of(ItemStatus end) {
        return (char) (end.ordinal() + 1 << END_SHIFT);
    }

    static char merge(char one, char other) {
        return (char)
                (greater(one, other, STATUS)
                        | greater(one, other, END)
                        | greater(one, other, CHANNEL)
                        | greater(one, other, EXCLUDED));
    }

    private static int greater(char one, char other, int field) {
        return Math.max(one & field, other & field);
    }

    /** Whether an attempt was made, and not only an end decided. */
    static boolean isAttempt(char cell) {
        return (cell & STATUS) != 0;
    }

    /** Ordinal of the attempt's {@link Channel}; only of a cell that is an attempt. */
    static int channel(char cell) {
        return ((cell & CHANNEL) >> CHANNEL_SHIFT) - 1;
    }

    /** The attempt's channel; empty when only an end is known. */
    static Optional<Channel> channelOf(char cell) {
        return isAttempt(cell) ? Optional.of(CHANNELS[channel(cell)]) : Optional.empty();
    }

    /** Ordinal of the attempt's {@link AttemptStatus}; only of a cell that is an attempt. */
    static int status(char cell) {
        return (cell & STATUS) - 1;
    }

    static ExcludedCode excluded(char cell) {
        return EXCLUDED_CODES[(cell & EXCLUDED) >> EXCLUDED_SHIFT];
    }

    /** Where the item stands by this attempt; only of a cell that knows something. */
    static Standing standing(char cell) {
        int end = (cell & END) >> END_SHIFT;
        if (end == 0) {
            return Standing.of(STATUSES[status(cell)]);
        }
        Standing ended = Standing.of(ENDS[end - 1]);
        return isAttempt(cell)
                ? Standing.higher(ended, Standing.of(STATUSES[status(cell)]))
                : ended;
    }
}
