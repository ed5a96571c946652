/**
 * Takes from analytics of a local run its database and its memory of what it has read, so that it
 * folds everything anew from the topics.
 */
@NullMarked
package com.ziraai.topics.rebuild;

import org.jspecify.annotations.NullMarked;
