@NullMarked
package com.ziraai.channel.email.attachment;

import org.jspecify.annotations.NullMarked;
