@NullMarked
package com.ziraai.channel.sms;

import org.jspecify.annotations.NullMarked;
