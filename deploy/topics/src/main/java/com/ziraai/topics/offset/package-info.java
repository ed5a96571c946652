/** Moves consumer groups that nobody reads in. Changes offsets only. */
@NullMarked
package com.ziraai.topics.offset;

import org.jspecify.annotations.NullMarked;
