@NullMarked
package com.ziraai.channel.email.token;

import org.jspecify.annotations.NullMarked;
