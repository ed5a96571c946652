/**
 * Where single items stand, for people who have to act on them: one item by its index, or those in
 * some of the states of a snapshot, with the reasons of what went wrong. Answers from the fold's
 * committed pages and reasons; consumes, publishes and owns nothing of its own.
 */
@NullMarked
package com.ziraai.analytics.item;

import org.jspecify.annotations.NullMarked;
