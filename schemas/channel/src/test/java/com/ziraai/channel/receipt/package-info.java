@NullMarked
package com.ziraai.channel.receipt;

import org.jspecify.annotations.NullMarked;
