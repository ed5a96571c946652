@NullMarked
package com.ziraai.channel;

import org.jspecify.annotations.NullMarked;
