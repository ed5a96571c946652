@NullMarked
package com.ziraai.channel.lane;

import org.jspecify.annotations.NullMarked;
