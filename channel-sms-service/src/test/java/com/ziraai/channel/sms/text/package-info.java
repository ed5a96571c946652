@NullMarked
package com.ziraai.channel.sms.text;

import org.jspecify.annotations.NullMarked;
