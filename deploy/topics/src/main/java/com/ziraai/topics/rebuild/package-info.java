/**
 * Lets analytics fold everything anew from the topics: beside what it shows, while it runs; or by
 * taking its database and its memory of what it has read, while it does not.
 */
@NullMarked
package com.ziraai.topics.rebuild;

import org.jspecify.annotations.NullMarked;
