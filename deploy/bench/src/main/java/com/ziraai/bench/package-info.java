/**
 * Drives a warm system on this machine and counts what a message costs: throughput, latency, CPU,
 * heap and memory by process, duplicates by the simulator's ledger. Owns nothing; prints one line
 * of JSON.
 */
@NullMarked
package com.ziraai.bench;

import org.jspecify.annotations.NullMarked;
