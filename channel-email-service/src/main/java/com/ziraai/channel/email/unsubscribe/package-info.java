/**
 * The link to unsubscribe (RFC 8058). Looking at it changes nothing, because scanners of mail look
 * at every link; the button on its page and the one-click request of mail programs do.
 */
@NullMarked
package com.ziraai.channel.email.unsubscribe;

import org.jspecify.annotations.NullMarked;
