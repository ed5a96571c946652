package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Channel;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of one book. */
final class Tallies {

    private static final int WIDTH = Tally.values().length;

    private final AtomicLongArray counts = new AtomicLongArray(Channel.values().length * WIDTH);

    void add(Channel channel, Tally tally, long amount) {
        counts.addAndGet(index(channel, tally), amount);
    }

    Traffic of(Channel channel) {
        return new Traffic(
                count(channel, Tally.ACCEPTED_CALLS),
                count(channel, Tally.REFUSED_CALLS),
                count(channel, Tally.DROPPED_ANSWERS),
                count(channel, Tally.RECEIPTS_PLANNED),
                count(channel, Tally.RECEIPTS_SENT),
                count(channel, Tally.RECEIPTS_FAILED),
                count(channel, Tally.RECEIPTS_ABANDONED),
                count(channel, Tally.RECEIPTS_LOST));
    }

    private long count(Channel channel, Tally tally) {
        return counts.get(index(channel, tally));
    }

    private static int index(Channel channel, Tally tally) {
        return channel.ordinal() * WIDTH + tally.ordinal();
    }
}
