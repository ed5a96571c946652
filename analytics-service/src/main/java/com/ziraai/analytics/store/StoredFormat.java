package com.ziraai.analytics.store;

/**
 * The number of what is stored of the fold: the form of its bytes and what its counts mean. Whoever
 * changes either raises it, and the service folds all outcomes anew beside what it has.
 */
public final class StoredFormat {

    public static final int CURRENT = 3;

    private StoredFormat() {}
}
