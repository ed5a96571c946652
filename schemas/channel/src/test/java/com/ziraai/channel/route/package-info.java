@NullMarked
package com.ziraai.channel.route;

import org.jspecify.annotations.NullMarked;
