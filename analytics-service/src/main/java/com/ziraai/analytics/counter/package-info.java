/**
 * What the views over days and the metrics count, moved with every item that moves on its page:
 * which tables there are, what each of their columns counts, and by how much a batch changes them.
 * Publishes the metrics of what was folded; the tables are written by {@code store}.
 */
@NullMarked
package com.ziraai.analytics.counter;

import org.jspecify.annotations.NullMarked;
