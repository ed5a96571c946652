@NullMarked
package com.ziraai.channel.whatsapp.provider.cloudapi;

import org.jspecify.annotations.NullMarked;
