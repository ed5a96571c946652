/** Follows one item across all topics, in order of time. Reads only. */
@NullMarked
package com.ziraai.topics.item;

import org.jspecify.annotations.NullMarked;
