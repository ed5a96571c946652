@NullMarked
package com.ziraai.messaging.trace;

import org.jspecify.annotations.NullMarked;
