@NullMarked
package com.ziraai.channel.provider;

import org.jspecify.annotations.NullMarked;
