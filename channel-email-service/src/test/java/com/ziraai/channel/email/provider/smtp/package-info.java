@NullMarked
package com.ziraai.channel.email.provider.smtp;

import org.jspecify.annotations.NullMarked;
