/** What people answer, written to {@code email.inbound.v1}. */
@NullMarked
package com.ziraai.channel.email.inbound;

import org.jspecify.annotations.NullMarked;
