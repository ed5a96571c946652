/** Work a service does by itself: once while it starts, or again and again. */
@NullMarked
package com.ziraai.messaging.work;

import org.jspecify.annotations.NullMarked;
