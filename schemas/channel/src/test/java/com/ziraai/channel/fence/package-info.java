@NullMarked
package com.ziraai.channel.fence;

import org.jspecify.annotations.NullMarked;
