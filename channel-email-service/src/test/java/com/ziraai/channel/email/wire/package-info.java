@NullMarked
package com.ziraai.channel.email.wire;

import org.jspecify.annotations.NullMarked;
