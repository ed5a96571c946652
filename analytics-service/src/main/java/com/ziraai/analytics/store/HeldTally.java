package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Tally;

/**
 * A tally as it stands in memory and the version of the row it came from; 0 when there is no row.
 */
public final class HeldTally {

    private final Tally tally;
    private long version;
    private int pages;

    public HeldTally(Tally tally, long version) {
        this.tally = tally;
        this.version = version;
    }

    public Tally tally() {
        return tally;
    }

    long version() {
        return version;
    }

    void saved() {
        version++;
    }

    /** One more of its pages is held. */
    public void pageCame() {
        pages++;
    }

    /** One less is; whether it was the last. */
    public boolean pageWent() {
        return --pages == 0;
    }
}
