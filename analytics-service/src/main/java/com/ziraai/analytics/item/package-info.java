/**
 * Where single items stand, for people who have to act on them: one item by its index, or the list
 * of those whose result is unknown. Answers from the fold's committed pages; consumes, publishes
 * and owns nothing of its own.
 */
@NullMarked
package com.ziraai.analytics.item;

import org.jspecify.annotations.NullMarked;
