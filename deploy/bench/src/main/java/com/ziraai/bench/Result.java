package com.ziraai.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the bench prints.
 *
 * @param items messages measured
 * @param receipts whether receipts came back
 * @param warmUp what was sent before
 * @param whole from the first request until the last outcome was folded
 * @param steady the part of it between a tenth and nine tenths of the messages; null where that is
 *     too short to be measured
 * @param unitsPerMessage records, requests, rows and bytes a message, of the whole
 * @param releasedToAcceptedMillis {@code p50}: median over operations; {@code p95}, {@code p99}:
 *     the worst operation's
 * @param intakeMillis {@code p50} and {@code max} of the send-links requests
 * @param handedOverSeconds {@code foreseen} by the answers to the requests, and {@code seen}, both
 *     from the first request until the last message was handed to a provider
 * @param memory in megabytes
 * @param promises what became of them
 */
record Result(
        long items,
        boolean receipts,
        WarmUp warmUp,
        @JsonUnwrapped Part whole,
        @Nullable Part steady,
        SortedMap<String, Double> unitsPerMessage,
        Map<String, Long> releasedToAcceptedMillis,
        Map<String, Long> intakeMillis,
        SortedMap<String, Long> handedOverSeconds,
        @JsonUnwrapped Memory memory,
        @JsonUnwrapped Promises promises) {

    /**
     * @param residentMegabytes in RAM by process, at the end
     * @param heapMegabytes largest heap by service, as its collector logged it; of services that
     *     collected any
     */
    record Memory(
            SortedMap<String, Long> residentMegabytes, SortedMap<String, Long> heapMegabytes) {}

    /**
     * @param acceptedTwice items or attempts accepted twice by the ledger
     * @param answers status answers checked
     * @param conserved whether the states added up in all of them
     * @param broken what was promised and not kept, with the numbers behind the verdict
     */
    record Promises(long acceptedTwice, long answers, boolean conserved, List<String> broken) {}
}
