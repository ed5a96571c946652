package com.ziraai.infrastructure;

import java.time.Duration;

/** Hears of each part that became ready. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (part, took, where) -> {};

    /**
     * A part is ready.
     *
     * @param part name, e.g. {@code kafka}
     * @param took from its start to ready
     * @param where address people may want
     */
    void ready(String part, Duration took, String where);

    /** Runs a start and tells when it is done. */
    default void time(String part, String where, Runnable start) {
        var from = System.nanoTime();
        start.run();
        ready(part, Duration.ofNanos(System.nanoTime() - from), where);
    }

    /** Something worth a line that is not a part. */
    default void notice(String line) {}
}
