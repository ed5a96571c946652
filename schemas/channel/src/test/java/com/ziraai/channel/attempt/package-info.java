@NullMarked
package com.ziraai.channel.attempt;

import org.jspecify.annotations.NullMarked;
