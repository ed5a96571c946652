/**
 * Drives a warm system on this machine and counts what a message costs: throughput, latency, CPU by
 * process and kind of work, heap and memory, duplicates by the simulator's ledger. Owns nothing;
 * prints one line of JSON, and a table for people.
 */
@NullMarked
package com.ziraai.bench;

import org.jspecify.annotations.NullMarked;
