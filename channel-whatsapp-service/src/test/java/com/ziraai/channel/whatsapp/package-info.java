@NullMarked
package com.ziraai.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
