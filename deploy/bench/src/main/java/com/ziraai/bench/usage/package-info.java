/**
 * What the processes of a running system use, as the kernel, PostgreSQL and their own meters count
 * it: CPU time by process and kind of work, memory, heaps, and units of work. Owns nothing; reads
 * counters from outside, so that reading costs the system next to nothing.
 */
@NullMarked
package com.ziraai.bench.usage;

import org.jspecify.annotations.NullMarked;
