package com.ziraai.simulator.ledger;

/** What is counted of each channel. */
enum Tally {
    ACCEPTED_CALLS,
    REFUSED_CALLS,
    DROPPED_ANSWERS,
    RECEIPTS_PLANNED,
    RECEIPTS_SENT,
    RECEIPTS_FAILED,
    RECEIPTS_ABANDONED,
    RECEIPTS_LOST
}
