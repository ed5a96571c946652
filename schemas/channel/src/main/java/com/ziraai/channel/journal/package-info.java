/**
 * Proves of claimed attempts that nobody was called for them. Owns the files of a folder on this
 * machine, one a process, which outlive a kill of it: the attempts of its last claim, and which of
 * them it began to call. Whoever gets the lock of another's file knows that its process is dead.
 */
@NullMarked
package com.ziraai.channel.journal;

import org.jspecify.annotations.NullMarked;
