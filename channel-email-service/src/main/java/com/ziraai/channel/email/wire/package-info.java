/**
 * SMTP as a wire: a few kept connections a sender, how far each message got, and the one judgement
 * of replies and lost connections for all that is spoken over it.
 */
@NullMarked
package com.ziraai.channel.email.wire;

import org.jspecify.annotations.NullMarked;
