package com.ziraai.code.allocation;

import java.time.LocalDate;

/**
 * Numbers of a day that this instance alone may turn into codes.
 *
 * @param day the day in the codes
 * @param key key of the day's permutation
 * @param from first number
 * @param to one past the last number
 */
record CodeBlock(LocalDate day, byte[] key, int from, int to) {}
