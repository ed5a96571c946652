@NullMarked
package com.ziraai.channel.sms.provider.twilio;

import org.jspecify.annotations.NullMarked;
