@NullMarked
package com.ziraai.messaging.publish;

import org.jspecify.annotations.NullMarked;
