/**
 * One code per item, for good. Consumes {@code distribution.requested.v1} and publishes {@code
 * distribution.ready.v1}; owns the tables {@code code} (what each item got), {@code code_block}
 * (numbers taken of each day) and {@code given_code} (codes sponsors brought). Generated codes are
 * unique by construction: a number is taken once, and a permutation keyed by the day turns distinct
 * numbers into distinct codes without visible order.
 */
@NullMarked
package com.ziraai.code.allocation;

import org.jspecify.annotations.NullMarked;
