@NullMarked
package com.ziraai.channel.wire;

import org.jspecify.annotations.NullMarked;
