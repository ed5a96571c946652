/**
 * Owns the table {@code intent}: one row an attempt, committed before its provider is called and
 * raised, never lowered, by what is learned afterwards. It is what makes a redelivered command call
 * nobody twice.
 */
@NullMarked
package com.ziraai.channel.intent;

import org.jspecify.annotations.NullMarked;
