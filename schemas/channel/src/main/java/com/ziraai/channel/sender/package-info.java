/**
 * What is known of the numbers and accounts a channel sends from: whom they serve, how fast, and
 * which share of the contacts is theirs. Data only; a {@code Lane} is the queue in front of one.
 */
@NullMarked
package com.ziraai.channel.sender;

import org.jspecify.annotations.NullMarked;
