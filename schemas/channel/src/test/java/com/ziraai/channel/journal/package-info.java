@NullMarked
package com.ziraai.channel.journal;

import org.jspecify.annotations.NullMarked;
