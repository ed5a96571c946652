@NullMarked
package com.ziraai.channel.email;

import org.jspecify.annotations.NullMarked;
