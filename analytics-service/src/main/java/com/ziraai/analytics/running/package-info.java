/**
 * What is measured over all operations that run: whether their numbers add up, and how large a
 * share of their items is within the service level. Reads the counts of {@code fold} and the
 * operations of {@code progress} every ten seconds; owns nothing.
 */
@NullMarked
package com.ziraai.analytics.running;

import org.jspecify.annotations.NullMarked;
