/**
 * Keeps what the fold knows: the tables {@code item_page}, {@code operation_partition}, {@code
 * item_reason}, {@code unpublished_change} and those of {@code counter}, each as a table on either
 * {@link Side} and a view of the live one, written by one statement a poll, and the bytes of pages
 * and tallies in them. What is stored goes by names, never by places in enums. Each change is
 * handed to whoever publishes it by a row of {@code unpublished_change}, written with the change
 * itself.
 */
@NullMarked
package com.ziraai.analytics.store;

import org.jspecify.annotations.NullMarked;
