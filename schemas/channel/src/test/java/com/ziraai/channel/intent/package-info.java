@NullMarked
package com.ziraai.channel.intent;

import org.jspecify.annotations.NullMarked;
