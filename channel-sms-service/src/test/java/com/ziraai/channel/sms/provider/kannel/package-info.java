@NullMarked
package com.ziraai.channel.sms.provider.kannel;

import org.jspecify.annotations.NullMarked;
