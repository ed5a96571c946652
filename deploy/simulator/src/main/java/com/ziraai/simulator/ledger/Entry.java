package com.ziraai.simulator.ledger;

import com.ziraai.simulator.attempt.Channel;

/** One call in the ledger: what becomes of it is written here. */
public final class Entry {

    private static final int UNTRACKED = -1;

    private final Book book;
    private final int row;
    private final Channel channel;
    private final int nth;

    Entry(Book book, int row, Channel channel, int nth) {
        this.book = book;
        this.row = row;
        this.channel = channel;
        this.nth = nth;
    }

    static Entry untracked(Book book, Channel channel, int nth) {
        return new Entry(book, UNTRACKED, channel, nth);
    }

    /**
     * Number of this call among the calls of its attempt (of its recipient, without a token), from
     * 1.
     */
    public int nth() {
        return nth;
    }

    public void accepted() {
        add(Tally.ACCEPTED_CALLS, 1);
        if (row != UNTRACKED) {
            book.accepted(row);
        }
    }

    /** After {@link #accepted()}: the caller will not learn of it from the answer. */
    public void answerDropped() {
        add(Tally.DROPPED_ANSWERS, 1);
        if (row != UNTRACKED) {
            book.answerDropped(row);
        }
    }

    public void refused() {
        add(Tally.REFUSED_CALLS, 1);
        if (row != UNTRACKED) {
            book.refused(row);
        }
    }

    /** Before a report of failure is sent: from now on another attempt is no duplicate. */
    public void failureReported() {
        if (row != UNTRACKED) {
            book.failureReported(row);
        }
    }

    public void receiptsPlanned(int receipts) {
        add(Tally.RECEIPTS_PLANNED, receipts);
    }

    public void receiptsLost() {
        add(Tally.RECEIPTS_LOST, 1);
    }

    /** One delivery of a receipt was not taken. */
    public void receiptFailed() {
        add(Tally.RECEIPTS_FAILED, 1);
    }

    /**
     * A receipt is done with.
     *
     * @param taken whether the receiver took it; otherwise it was given up
     */
    public void receiptSettled(boolean taken) {
        add(taken ? Tally.RECEIPTS_SENT : Tally.RECEIPTS_ABANDONED, 1);
        if (taken && row != UNTRACKED) {
            book.receiptTaken(row);
        }
    }

    private void add(Tally tally, long amount) {
        book.tallies().add(channel, tally, amount);
    }
}
