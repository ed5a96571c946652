/** The choice of a sender for a message, before anything of it is committed. Pure, owns nothing. */
@NullMarked
package com.ziraai.channel.route;

import org.jspecify.annotations.NullMarked;
