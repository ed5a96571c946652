package com.ziraai.analytics.fold;

/**
 * A tally as it stands in memory and the version of the row it came from; 0 when there is no row.
 */
final class HeldTally {

    final Tally tally;
    private long version;
    private int pages;

    HeldTally(Tally tally, long version) {
        this.tally = tally;
        this.version = version;
    }

    long version() {
        return version;
    }

    void saved() {
        version++;
    }

    void pageCame() {
        pages++;
    }

    /** Whether it was the last. */
    boolean pageWent() {
        return --pages == 0;
    }
}
