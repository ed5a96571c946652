/**
 * What mail servers report afterwards: delivery status notifications (RFC 3464), kept raw in {@code
 * email.receipts.v1} and read by the channel's listener, and complaints (RFC 5965), which are what
 * a person wants. They are piped here by our mail server, or fetched from a mailbox.
 */
@NullMarked
package com.ziraai.channel.email.bounce;

import org.jspecify.annotations.NullMarked;
