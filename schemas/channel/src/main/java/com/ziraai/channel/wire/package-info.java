/**
 * HTTP as a wire: one lean client a sender, and the one judgement of HTTP statuses and transport
 * failures for all providers that are called by it.
 */
@NullMarked
package com.ziraai.channel.wire;

import org.jspecify.annotations.NullMarked;
