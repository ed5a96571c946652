package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how one attempt of one item was delivered, in an {@code int}: its status,
 * the end of the item that follows from it and its channel, each up to 31 symbols, and an excluded
 * failure, up to 15. Two cells merge by the greater of each field. That makes merging commutative,
 * associative and idempotent, which is all the fold rests on.
 *
 * <p>Each axis of facts has fields of its own: bits 0 to 18 are delivery, 19 to 24 are kept for
 * redemption and 25 to 30 for engagement. What is known of one axis never changes another.
 *
 * <p>A cell is a form of memory only: it holds places in enums, which move when a symbol is put
 * between others. What is stored names its symbols.
 */
public final class Cell {

    /** Nothing is known. */
    public static final int NOTHING = 0;

    private static final AttemptStatus[] STATUSES = AttemptStatus.values();
    private static final ItemStatus[] ENDS = ItemStatus.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final Exclusion[] EXCLUSIONS = Exclusion.values();

    private static final CellField STATUS = CellField.of(0, 5, STATUSES);
    private static final CellField END = CellField.of(5, 5, ENDS);
    private static final CellField CHANNEL = CellField.of(10, 5, CHANNELS);
    private static final CellField EXCLUSION = CellField.of(15, 4, EXCLUSIONS);

    private Cell() {}

    /** Of an attempt. */
    public static int of(Channel channel, AttemptStatus status) {
        return STATUS.cell(status) | CHANNEL.cell(channel);
    }

    /** Of an attempt's failure that is excluded. */
    public static int of(Exclusion exclusion) {
        return EXCLUSION.cell(exclusion);
    }

    /** Of an end. */
    public static int of(ItemStatus end) {
        return END.cell(end);
    }

    /** What both know. */
    public static int merge(int one, int other) {
        return STATUS.greater(one, other)
                | END.greater(one, other)
                | CHANNEL.greater(one, other)
                | EXCLUSION.greater(one, other);
    }

    /** Whether an attempt was made, and not only an end decided. */
    public static boolean isAttempt(int cell) {
        return STATUS.isKnown(cell);
    }

    /** The attempt's channel; empty when only an end is known. */
    public static Optional<Channel> channelOf(int cell) {
        return isAttempt(cell) ? Optional.of(channel(cell)) : Optional.empty();
    }

    /** The attempt's channel; only of a cell that is an attempt. */
    public static Channel channel(int cell) {
        return CHANNELS[CHANNEL.ordinal(cell)];
    }

    /** The attempt's status; only of a cell that is an attempt. */
    public static AttemptStatus status(int cell) {
        return STATUSES[STATUS.ordinal(cell)];
    }

    /** The end that follows from it; null while there is none. */
    public static @Nullable ItemStatus end(int cell) {
        return END.isKnown(cell) ? ENDS[END.ordinal(cell)] : null;
    }

    /** The excluded failure of the attempt; null when there is none. */
    public static @Nullable Exclusion exclusion(int cell) {
        return EXCLUSION.isKnown(cell) ? EXCLUSIONS[EXCLUSION.ordinal(cell)] : null;
    }

    /** Where the item stands by this attempt; only of a cell that knows something. */
    static Standing standing(int cell) {
        ItemStatus end = end(cell);
        if (end == null) {
            return Standing.of(status(cell));
        }
        Standing ended = Standing.of(end);
        return isAttempt(cell) ? Standing.higher(ended, Standing.of(status(cell))) : ended;
    }
}
