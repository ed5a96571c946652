@NullMarked
package com.ziraai.channel.email.bounce;

import org.jspecify.annotations.NullMarked;
