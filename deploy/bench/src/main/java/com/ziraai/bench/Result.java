package com.ziraai.bench;

import java.util.Map;
import java.util.SortedMap;

/**
 * What the bench prints.
 *
 * @param items messages measured
 * @param receipts whether receipts came back
 * @param messagesPerSecond items over the time from the first request to the last outcome folded
 * @param releasedToAcceptedMillis {@code p50}: median over operations; {@code p95}, {@code p99}:
 *     the worst operation's
 * @param intakeMillis {@code p50} and {@code max} of the send-links requests
 * @param handedOverSeconds {@code foreseen} by the answers to the requests, and {@code seen}, both
 *     from the first request until the last message was handed to a provider
 * @param cpuMicrosPerMessage user and system time by process, in microseconds a message
 * @param systemCpuMicrosPerMessage their sum without the simulator, which plays the outside
 * @param residentMegabytes memory in RAM by process, at the end
 * @param heapMegabytes largest heap seen by service, sampled twice a second
 * @param acceptedTwice items or attempts accepted twice by the ledger
 * @param answers status answers checked
 * @param conserved whether the states added up in all of them
 */
record Result(
        long items,
        boolean receipts,
        double messagesPerSecond,
        Map<String, Long> releasedToAcceptedMillis,
        Map<String, Long> intakeMillis,
        SortedMap<String, Long> handedOverSeconds,
        SortedMap<String, Long> cpuMicrosPerMessage,
        long systemCpuMicrosPerMessage,
        SortedMap<String, Long> residentMegabytes,
        SortedMap<String, Long> heapMegabytes,
        long acceptedTwice,
        long answers,
        boolean conserved) {}
