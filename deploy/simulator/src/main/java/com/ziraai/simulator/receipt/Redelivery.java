package com.ziraai.simulator.receipt;

import java.time.Duration;

/**
 * How often a receipt that was not taken is delivered again.
 *
 * @param times after the first delivery
 * @param delay before the first repetition; Kannel keeps it, Meta doubles it
 */
public record Redelivery(long times, Duration delay) {}
