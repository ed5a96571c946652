/**
 * Says when a sponsor's numbers go over a limit, and when they are well again. Judges the counters
 * the fold keeps; publishes {@code alerts.v1} and reads it to know what it said before; owns the
 * table {@code alert}.
 */
@NullMarked
package com.ziraai.analytics.alert;

import org.jspecify.annotations.NullMarked;
